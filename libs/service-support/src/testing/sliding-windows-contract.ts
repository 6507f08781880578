import { expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import type { Counters } from '../counting/counters.js';
import { aKey, CALLERS, entry, parallel } from './counting-callers.js';

/** What every adapter keeps of sliding windows. */
export function slidingWindows(counters: () => Counters): void {
  it('holds a limit against the window and its share of the one before', async () => {
    const [now, before] = [aKey('slot'), aKey('slot')];
    const sliding = { ...entry(now, 10), earlier: { key: before, share: 250 } };
    await counters().replace([{ key: before, value: 10, expiresAt: null }]);
    // A quarter of ten, rounded up, is three: seven more fit.
    const outcomes = await parallel(CALLERS, () => counters().reserve(newId(), [sliding]));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(7);
    expect(await counters().read([now, before])).toEqual([7, 10]);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({
      ok: false,
      reason: 'limit-reached',
      key: now,
      value: 10,
    });
  });

  it('gives back to the window that was counted, and refuses a share that is none', async () => {
    const [now, before, requestId] = [aKey('slot'), aKey('slot'), newId()];
    const earlier = { key: before, share: 1000 };
    await counters().reserve(requestId, [{ ...entry(now, 1), earlier }]);
    await counters().giveBack(requestId);
    expect(await counters().read([now, before])).toEqual([0, 0]);
    const wrong = { ...entry(now, 1), earlier: { key: before, share: 1001 } };
    await expect(counters().reserve(newId(), [wrong])).rejects.toThrow('thousandths');
  });
}
