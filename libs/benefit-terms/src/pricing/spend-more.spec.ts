import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aGrant, aLine } from '../testing/builders.js';
import { someGrants, someLines, somePolicy } from '../testing/random-orders.js';
import { bestPrice } from './best-price.js';
import { DEFAULT_PRICING, type OfferedGrant, type PricingPolicy } from './order.js';
import { spendMore } from './spend-more.js';

const coupon = (id: string, threshold: number, amount: number): OfferedGrant =>
  aGrant(id, { kind: 'full-reduction', threshold: `${threshold}`, amount: `${amount}` });

function ways(grants: OfferedGrant[], policy: PricingPolicy = DEFAULT_PRICING): unknown[] {
  return spendMore([aLine('a', 10_000), aLine('b', 17_000)], grants, policy).map(
    ({ grantId, lineId, spend, save }) => [grantId, lineId, spend.fen, save.fen],
  );
}

describe('spend x more to save y', () => {
  it('names the thresholds within reach, nearest first, each worth more than the one before', () => {
    const grants = [
      coupon('now', 20_000, 1_000),
      coupon('near', 30_000, 5_000),
      coupon('poor', 31_000, 2_000),
      coupon('far', 50_000, 9_000),
    ];
    expect(ways(grants)).toEqual([
      ['near', 'b', 3_000n, 4_000n],
      ['far', 'b', 23_000n, 8_000n],
    ]);
  });

  it('counts from what other benefits leave too, where the benefit looks at that', () => {
    const grants = [
      aGrant('p', { kind: 'product', amount: '2000', scope: { skus: ['sku-a'] } }),
      coupon('f', 20_000, 4_000),
      coupon('g', 28_000, 6_500),
    ];
    const progressive = { ...DEFAULT_PRICING, mode: 'progressive' as const };
    expect(ways(grants, progressive)).toEqual([
      ['g', 'b', 1_000n, 500n],
      ['g', 'b', 3_000n, 2_500n],
    ]);
  });

  it('is silent where nothing is to be gained', () => {
    expect(ways([])).toEqual([]);
    expect(ways([coupon('all', 0, 27_000), coupon('more', 30_000, 27_000)])).toEqual([]);
  });

  it('keeps its word: with goods for so much more, so much more is off', () => {
    fc.assert(
      fc.property(someLines, someGrants, somePolicy('progressive'), (lines, grants, policy) => {
        const now = bestPrice(lines, grants, policy).order.discount;
        for (const { lineId, spend, save, grantId } of spendMore(lines, grants, policy)) {
          const like = lines.find((line) => line.lineId === lineId)!;
          const more = { ...like, lineId: 'more', quantity: 1, unitPrice: spend };
          const then = bestPrice([...lines, more], grants, policy).order;
          expect(then.discount.minus(now).fen).toBe(save.fen);
          expect(then.grants.map((grant) => grant.grantId)).toContain(grantId);
        }
      }),
      { numRuns: 300 },
    );
  });
});
