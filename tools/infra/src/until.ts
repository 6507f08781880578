import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience<T> {
  readonly withinMs: number;
  readonly everyMs?: number;
  /** What holds when the time is over: an answer, or a throw. */
  readonly orElse: () => T;
}

/** Asks `probe` again and again until it answers something other than undefined. */
export async function until<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  { withinMs, everyMs = 20, orElse }: Patience<T>,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() >= deadline) return orElse();
    await sleep(everyMs);
  }
}
