import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stepwise } from '@boon/shared-kernel';

/** How long others wait for their turn. */
const SLICE_MS = 8;

/** Does the work to its end, giving whatever else waits a turn every few milliseconds. Throws when it is aborted. */
export async function inSlices<T>(work: Stepwise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await nextTurn();
    signal.throwIfAborted();
  }
}
