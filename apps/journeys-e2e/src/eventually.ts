import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer pleases, for at most a minute; answers it. */
export async function eventually<T>(
  ask: () => Promise<T>,
  pleases: (answer: T) => boolean,
  everyMs = 50,
): Promise<T> {
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (pleases(answer)) return answer;
    if (Date.now() > giveUpAt) throw new Error(`never came: ${JSON.stringify(answer)}`);
    await pause(everyMs);
  }
}
