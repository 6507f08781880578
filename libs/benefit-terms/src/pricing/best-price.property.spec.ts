import { describe, expect, it } from '@jest/globals';
import { BasisPoints, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { aGrant, aLine } from '../testing/builders.js';
import { bestPrice } from './best-price.js';
import { candidateOf } from './candidate.js';
import { DEFAULT_PRICING, type OfferedGrant, type OrderLine, type PricingPolicy } from './order.js';
import { priceOrder } from './price-order.js';

const CARTS = 1_000;
const SKUS = ['sku-0', 'sku-1', 'sku-2', 'sku-3'];
const MERCHANTS = ['m-1', 'm-2'];
const CATEGORIES = ['food', 'food/tea', 'toys'];

const lineParts = fc.record({
  unitPrice: fc.integer({ min: 0, max: 3_000 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  category: fc.constantFrom('food/tea', 'food/rice', 'toys'),
  merchant: fc.constantFrom(...MERCHANTS),
});
const lines = fc
  .array(lineParts, { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts.map((part, n): OrderLine =>
      aLine(`${n}`, part.unitPrice, { ...part, unitPrice: Money.ofFen(part.unitPrice) }),
    ),
  );

const off = fc.oneof(
  fc.integer({ min: 1, max: 2_500 }).map((fen) => ({ amount: `${fen}` })),
  fc
    .record({ percent: fc.integer({ min: 1, max: 10_000 }), cap: fc.integer({ min: 1, max: 900 }) })
    .map(({ percent, cap }) => ({ percent, cap: `${cap}` })),
);
const threshold = fc.integer({ min: 0, max: 4_000 }).map((fen) => `${fen}`);
const extras = fc.record(
  { exclusive: fc.constant(true), basis: fc.constantFrom('list', 'running') },
  { requiredKeys: [] },
);
const wire = fc
  .tuple(fc.nat(4), off, threshold, extras, fc.nat(3), fc.nat(1), fc.nat(2), fc.nat(9))
  .map(([kind, reduction, atLeast, extra, sku, merchant, category, rare]) => {
    const rest = rare === 0 ? extra : { basis: extra.basis };
    const wires = [
      { kind: 'full-reduction', ...reduction, threshold: atLeast },
      { kind: 'no-threshold', amount: 'amount' in reduction ? reduction.amount : '77' },
      {
        kind: 'category',
        ...reduction,
        threshold: atLeast,
        scope: { categories: [CATEGORIES[category]] },
      },
      { kind: 'product', ...reduction, scope: { skus: [SKUS[sku], SKUS[(sku + 1) % 4]] } },
      { kind: 'voucher', ...reduction, threshold: atLeast, merchantId: MERCHANTS[merchant] },
    ];
    return { ...wires[kind], ...rest };
  });
const grants = fc
  .array(
    fc.record({
      wire,
      platform: fc.nat(10_000),
      days: fc.nat(3),
      most: fc.option(fc.nat(600), { freq: 9 }),
    }),
    { maxLength: 7 },
  )
  .map((parts) =>
    parts.map((part, n) =>
      aGrant(`g-${n}`, part.wire, {
        funding: { platform: BasisPoints.of(part.platform), merchantId: 'm-1' },
        expiresAt: new Date(Date.UTC(2026, 11, 1 + part.days)),
        atMost: part.most === null ? null : Money.ofFen(part.most),
      }),
    ),
  );
const policy = fc
  .record({
    mode: fc.constantFrom('parallel' as const, 'progressive' as const),
    twice: fc.boolean(),
  })
  .map(({ mode, twice }): PricingPolicy => ({
    ...DEFAULT_PRICING,
    mode,
    groupSizes: twice ? { 'category-or-full-reduction': 2 } : {},
  }));

/** Every set that may be combined, by trying all subsets. */
function allowedSets(all: readonly OfferedGrant[], ofLines: OrderLine[], by: PricingPolicy) {
  return Array.from({ length: 2 ** all.length }, (_, mask) =>
    all.filter((_grant, n) => (mask >> n) % 2 === 1),
  ).filter((set) => {
    const rules = set.map((grant) => candidateOf(grant, ofLines, by)?.rule);
    if (set.length > 1 && rules.some((rule) => rule?.exclusive)) return false;
    return rules.every((rule) => {
      const rivals = rules.filter((other) => other?.slot === rule?.slot).length;
      return rivals <= (by.groupSizes[rule?.group ?? 'product'] ?? 1);
    });
  });
}

/** Rule 7 written down once more: most discount, fewest grants, earliest expiries, lowest ids. */
function preference(set: readonly OfferedGrant[]): string {
  const expiries = set.map((grant) => grant.expiresAt.toISOString()).sort();
  return JSON.stringify([set.length, expiries, set.map((grant) => grant.grantId).sort()]);
}

describe('the best price of any order', () => {
  it('is what trying every set of grants finds, ties included', () => {
    fc.assert(
      fc.property(lines, grants, policy, (ofLines, all, by) => {
        const priced = allowedSets(all, ofLines, by).map((set) => ({
          discount: priceOrder(ofLines, set, by).discount.fen,
          preference: preference(set),
        }));
        const most = priced.reduce((top, set) => (set.discount > top ? set.discount : top), 0n);
        const [first] = priced
          .filter((set) => set.discount === most)
          .map((set) => set.preference)
          .sort();

        const { order, optimal } = bestPrice(ofLines, all, by);
        const used = all.filter((g) => order.grants.some((other) => other.grantId === g.grantId));
        expect([order.discount.fen, preference(used), optimal]).toEqual([most, first, true]);
      }),
      { numRuns: CARTS },
    );
  });

  it('adds up to the fen: lines, grants, funders', () => {
    fc.assert(
      fc.property(lines, grants, policy, (ofLines, all, by) => {
        const { order, unused } = bestPrice(ofLines, all, by);
        const shares = order.grants.flatMap((grant) => grant.shares);
        expect(order.grants.length + unused.length).toBe(all.length);
        expect(order.amount.minus(order.discount).fen).toBe(order.payable.fen);
        for (const line of order.lines) {
          const own = shares.filter((share) => share.lineId === line.lineId);
          expect(Money.sum(own.map((share) => share.discount)).fen).toBe(line.discount.fen);
          expect(line.payable.isNegative()).toBe(false);
        }
        for (const grant of order.grants) {
          const platform = Money.sum(grant.shares.map((share) => share.platform));
          const merchant = Money.sum(grant.shares.map((share) => share.merchant));
          const funding = all.find((other) => other.grantId === grant.grantId)?.funding;
          expect(platform.plus(merchant).fen).toBe(grant.discount.fen);
          expect(platform.fen).toBe(
            grant.discount.shareRoundedDown(funding?.platform ?? BasisPoints.of(0)).fen,
          );
        }
        for (const share of shares) {
          expect(share.merchant.isNegative() || share.platform.isNegative()).toBe(false);
        }
      }),
      { numRuns: CARTS },
    );
  });

  it('does not depend on the order of the grants, and no grant makes it dearer', () => {
    fc.assert(
      fc.property(lines, grants, policy, (ofLines, all, by) => {
        const price = bestPrice(ofLines, all, by).order;
        expect(bestPrice(ofLines, [...all].reverse(), by).order).toEqual(price);
        const fewer = bestPrice(ofLines, all.slice(1), by).order;
        expect(price.payable.compare(fewer.payable)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
