import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats an expectation until it holds. The bound is only there to end a test that hangs; it says nothing
 * about how fast anything has to be.
 */
export async function eventually<T>(
  expectation: () => T | Promise<T>,
  boundMs = 60_000,
): Promise<T> {
  const end = Date.now() + boundMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(20);
    }
  }
}
