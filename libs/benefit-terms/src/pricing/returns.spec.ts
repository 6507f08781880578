import { describe, expect, it } from '@jest/globals';
import { InvariantViolated, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { givenBack, portionReturned } from './returns.js';

describe('returns', () => {
  it('give back by the stored split, and all of it with the last unit', () => {
    const share = { platform: Money.ofFen(10), merchant: Money.ofFen(5) };
    const now = (before: number, units: number): bigint[] => {
      const { platform, merchant } = givenBack(share, { quantity: 3, before, now: units });
      return [platform.fen, merchant.fen];
    };

    expect([now(0, 1), now(1, 1), now(2, 1)]).toEqual([
      [3n, 1n],
      [3n, 2n],
      [4n, 2n],
    ]);
    expect(now(0, 3)).toEqual([10n, 5n]);
  });

  it('sum to what was taken, in whatever portions the units come back', () => {
    const cases = fc.tuple(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 50 }),
    );
    fc.assert(
      fc.property(cases, ([fen, portions]) => {
        const quantity = portions.reduce((sum, units) => sum + units, 0);
        let before = 0;
        const parts = portions.map((units) => {
          const part = portionReturned(Money.ofFen(fen), { quantity, before, now: units });
          before += units;
          expect(part.isNegative()).toBe(false);
          return part;
        });
        expect(Money.sum(parts).fen).toBe(fen);
      }),
    );
  });

  it('never take back more units than there are', () => {
    expect(() => portionReturned(Money.ofFen(1), { quantity: 2, before: 1, now: 2 })).toThrow(
      InvariantViolated,
    );
  });
});
