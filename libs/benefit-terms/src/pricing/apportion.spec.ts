import { describe, expect, it } from '@jest/globals';
import { InvariantViolated } from '@boon/shared-kernel';
import fc from 'fast-check';
import { apportion, inBigints } from './apportion.js';
import { MOST_FEN, shareOf } from './fen.js';

const amounts = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 2_000 }));

/** Something to deal over lines of up to `most` fen each. */
const deals = (most: number): fc.Arbitrary<readonly [number, number[]]> =>
  fc
    .tuple(
      fc.array(amounts(most), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([weights, part]) => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      return [Math.floor(whole * part), weights] as const;
    });

describe('dealing a discount to lines', () => {
  it('is the same in numbers and in bigints, small orders and large', () => {
    const any = fc.oneof(deals(10_000), deals(10_000_000), deals(MOST_FEN / 20));
    fc.assert(
      fc.property(any, ([amount, weights]) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        fc.pre(amount > 0);
        expect(apportion(amount, weights)).toEqual(inBigints(amount, weights, whole));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is exact in sum, and no line gets more than it has', () => {
    fc.assert(
      fc.property(deals(MOST_FEN / 20), ([amount, weights]) => {
        const shares = apportion(amount, weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        expect(shares.every((share, n) => share >= 0 && share <= (weights[n] ?? 0))).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the lines, but for lines with equal remainders', () => {
    fc.assert(
      fc.property(deals(1_000_000), ([amount, weights]) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        const remainders = new Set(weights.map((weight) => (amount * weight) % whole));
        fc.pre(remainders.size === weights.length);
        const reversed = apportion(amount, [...weights].reverse()).reverse();
        expect(reversed).toEqual(apportion(amount, weights));
      }),
    );
  });

  it('gives the odd fen to the earlier of equal lines', () => {
    expect(
      apportion(
        100,
        [1, 1, 1].map((n) => n * 500),
      ),
    ).toEqual([34, 33, 33]);
  });

  it('never deals more than there is', () => {
    expect(() => apportion(3, [1, 1])).toThrow(InvariantViolated);
  });
});

describe('a share of an amount', () => {
  it('is exact for every amount that an order may come to', () => {
    fc.assert(
      fc.property(amounts(MOST_FEN), fc.integer({ min: 0, max: 10_000 }), (fen, share) => {
        expect(BigInt(shareOf(fen, share))).toBe((BigInt(fen) * BigInt(share)) / 10_000n);
      }),
    );
  });
});
