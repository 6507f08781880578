import type { Runtime } from '../http/runtime.js';

interface Alarm {
  readonly at: number;
  readonly act: () => void;
}

/** Time that passes when the test says so; chance and keys that are known beforehand. */
export class HandClock implements Runtime {
  chance = 0.5;
  private time = Date.UTC(2026, 10, 28, 2);
  private keys = 0;
  private readonly alarms = new Set<Alarm>();

  now = (): number => this.time;
  random = (): number => this.chance;
  newKey = (): string => `key-${(this.keys += 1)}`;

  after = (ms: number, act: () => void): (() => void) => {
    const alarm = { at: this.time + ms, act };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  };

  /** How long until the next alarms, in their order. */
  get pauses(): number[] {
    return [...this.alarms].map(({ at }) => at - this.time).sort((a, b) => a - b);
  }

  /** Lets time pass; every alarm on the way rings at its own moment. */
  pass(ms: number): void {
    const until = this.time + ms;
    for (let next = this.next(until); next; next = this.next(until)) {
      this.time = Math.max(this.time, next.at);
      this.alarms.delete(next);
      next.act();
    }
    this.time = until;
  }

  private next(until: number): Alarm | undefined {
    return [...this.alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
