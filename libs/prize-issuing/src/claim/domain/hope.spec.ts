import { describe, expect, it } from '@jest/globals';
import { Hope } from './hope.js';

/** How many batches go the long way before the next try. */
function batchesUntilNextTry(hope: Hope): number {
  let batches = 0;
  while (!hope.isJustified()) batches += 1;
  return batches;
}

describe('hope for the cheap way', () => {
  it('is given up for ever longer while it is in vain, and comes back with success', () => {
    const hope = new Hope();
    expect(batchesUntilNextTry(hope)).toBe(0);
    const waits = Array.from({ length: 6 }, () => {
      hope.learn(false);
      return batchesUntilNextTry(hope);
    });
    expect(waits).toEqual([4, 8, 16, 32, 64, 64]);
    hope.learn(true);
    expect(batchesUntilNextTry(hope)).toBe(0);
    hope.learn(false);
    expect(batchesUntilNextTry(hope)).toBe(4);
  });
});
