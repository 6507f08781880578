import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { appliesTo } from '../terms.js';
import { aGrant, aLine } from '../testing/builders.js';
import { someGrants, someLines, somePolicy } from '../testing/random-orders.js';
import { bestPrice } from './best-price.js';
import { DEFAULT_PRICING, type OfferedGrant, type OrderLine, type PricingPolicy } from './order.js';
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

  it('tries goods like any line that the grant covers, and names those that save most', () => {
    // Tea is the dearest, but only more toys have a fifth off besides.
    const lines = [
      aLine('tea', 20_000, { category: 'food/tea' }),
      aLine('toy', 5_000, { category: 'toys' }),
    ];
    const grants = [
      coupon('all', 30_000, 3_000),
      aGrant('toys', { kind: 'product', percent: 2000, scope: { skus: ['sku-toy'] } }),
    ];
    const [way] = spendMore(lines, grants, DEFAULT_PRICING);
    expect([way?.lineId, way?.spend.fen, way?.save.fen]).toEqual(['toy', 5_000n, 4_000n]);
  });

  it('finds what trying every line finds, and nothing less lets a benefit in', () => {
    const someReach = fc.record({
      short: fc.integer({ min: 1, max: 3_000 }),
      amount: fc.integer({ min: 500, max: 4_000 }),
      percents: fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 3 }),
    });
    const isOnList = ({ terms }: OfferedGrant): boolean =>
      !('basis' in terms) || terms.basis !== 'running';
    fc.assert(
      fc.property(
        someLines,
        someGrants,
        somePolicy('parallel'),
        someReach,
        (many, all, policy, reach) => {
          const lines = many.slice(0, 4);
          const total = Money.sum(lines.map((line) => line.unitPrice.times(line.quantity)));
          const near = coupon('near', Number(total.fen) + reach.short, reach.amount);
          const percents = reach.percents.map((percent, n) =>
            aGrant(`p-${n}`, { kind: 'product', percent, scope: { skus: [`sku-${n}`] } }),
          );
          const grants = [...all.filter(isOnList).slice(0, 4), near, ...percents];
          const now = bestPrice(lines, grants, policy).order.discount;
          const then = (like: OrderLine, fen: bigint, { grantId }: OfferedGrant): bigint => {
            const more = { ...like, lineId: 'more', quantity: 1, unitPrice: Money.ofFen(fen) };
            const { order } = bestPrice([...lines, more], grants, policy);
            const enters = order.grants.some((grant) => grant.grantId === grantId);
            return enters ? order.discount.minus(now).fen : 0n;
          };
          const told = spendMore(lines, grants, policy);
          const within = grants.flatMap((grant) => {
            if (!('threshold' in grant.terms)) return [];
            const covered = lines.filter((line) => appliesTo(grant.terms, line));
            const reached = Money.sum(covered.map((line) => line.unitPrice.times(line.quantity)));
            const short = grant.terms.threshold.minus(reached).fen;
            return covered.length > 0 && short > 0n ? [{ grant, covered, short }] : [];
          });
          for (const { grant, covered, short } of within) {
            for (const less of [short - 1n, short / 2n].filter((fen) => fen > 0n)) {
              expect(covered.map((line) => then(line, less, grant))).toEqual(covered.map(() => 0n));
            }
            const asNear = within.filter((other) => other.short <= short);
            if (asNear.length > 5) continue;
            const saves = covered.map((line) => then(line, short, grant));
            const best = told.filter(({ spend }) => spend.fen <= short).map(({ save }) => save.fen);
            for (const save of saves.filter((fen) => fen > 0n)) {
              expect(best.some((fen) => fen >= save)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
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
