const SHORTEST_MS = 100;
const LONGEST_MS = 2_000;

interface Rest {
  readonly until: number;
  readonly ms: number;
}

/** Topics that did not take events, and how long each is left alone: ever longer, up to 2 s. */
export class RestingTopics {
  private readonly rests = new Map<string, Rest>();

  /** Those to be left alone at `now` (ms of any steady clock). */
  at(now: number): readonly string[] {
    return [...this.rests].filter(([, { until }]) => until > now).map(([topic]) => topic);
  }

  /** One more failure; true when it is the first one in a row. */
  failed(topic: string, now: number): boolean {
    const before = this.rests.get(topic);
    const ms = before ? Math.min(before.ms * 2, LONGEST_MS) : SHORTEST_MS;
    this.rests.set(topic, { until: now + ms, ms });
    return before === undefined;
  }

  succeeded(topic: string): void {
    this.rests.delete(topic);
  }
}
