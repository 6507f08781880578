import { describe, expect, it } from '@jest/globals';
import { BasisPoints, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { naiveBest } from '../testing/naive-price.js';
import { someGrants, someLines, somePolicy } from '../testing/random-orders.js';
import { bestPrice } from './best-price.js';
import type { PricedOrder } from './price-order.js';

const CARTS = process.env['BOON_SCALE'] === 'full' ? 10_000 : 2_000;
const MODES = ['parallel', 'progressive'] as const;
const anyPolicy = fc.oneof(...MODES.map(somePolicy));

function lotsOf(order: PricedOrder, ids: ReadonlySet<string>): Money {
  return Money.sum(
    order.grants.filter(({ grantId }) => ids.has(grantId)).map(({ discount }) => discount),
  );
}

describe('the best price of any order', () => {
  it.each(MODES)('is what trying every set of grants finds, ties included: %s', (mode) => {
    fc.assert(
      fc.property(someLines, someGrants, somePolicy(mode), (lines, grants, policy) => {
        const naive = naiveBest(lines, grants, policy);
        const { order, optimal } = bestPrice(lines, grants, policy);
        const lots = new Set(
          grants.filter(({ terms }) => terms.kind === 'subsidy').map(({ grantId }) => grantId),
        );
        const used = order.grants.map(({ grantId }) => grantId).filter((id) => !lots.has(id));
        expect({ used: used.sort(), fen: order.discount.fen, subsidy: order.subsidy.fen }).toEqual({
          used: naive.used,
          fen: naive.discount + naive.subsidy,
          subsidy: naive.subsidy,
        });
        expect(lotsOf(order, lots).fen).toBe(naive.subsidy);
        expect(optimal).toBe(true);
      }),
      { numRuns: CARTS },
    );
  });

  it('adds up to the fen: lines, grants, funders', () => {
    fc.assert(
      fc.property(someLines, someGrants, anyPolicy, (lines, grants, policy) => {
        const { order, unused } = bestPrice(lines, grants, policy);
        const shares = order.grants.flatMap((grant) => grant.shares);
        expect(order.grants.length + unused.length).toBe(grants.length);
        expect(order.amount.minus(order.discount).fen).toBe(order.payable.fen);
        for (const line of order.lines) {
          const own = shares.filter((share) => share.lineId === line.lineId);
          expect(Money.sum(own.map((share) => share.discount)).fen).toBe(line.discount.fen);
          expect(line.payable.isNegative()).toBe(false);
        }
        for (const grant of order.grants) {
          const platform = Money.sum(grant.shares.map((share) => share.platform));
          const merchant = Money.sum(grant.shares.map((share) => share.merchant));
          const funding = grants.find((other) => other.grantId === grant.grantId)?.funding;
          expect(platform.plus(merchant).fen).toBe(grant.discount.fen);
          expect(platform.fen).toBe(
            grant.discount.shareRoundedDown(funding?.platform ?? BasisPoints.of(0)).fen,
          );
        }
        for (const share of shares) {
          expect(share.merchant.isNegative() || share.platform.isNegative()).toBe(false);
        }
      }),
      { numRuns: Math.ceil(CARTS / 2) },
    );
  });

  it('draws no more subsidy than its share of what is left to pay, and its ceiling', () => {
    fc.assert(
      fc.property(someLines, someGrants, anyPolicy, (lines, grants, policy) => {
        const { order } = bestPrice(lines, grants, policy);
        const { share, ceiling } = policy.subsidy;
        const before = order.payable.plus(order.subsidy);
        const most = before.shareRoundedDown(share).atMost(ceiling);
        expect(order.subsidy.compare(most)).toBeLessThanOrEqual(0);
      }),
      { numRuns: Math.ceil(CARTS / 2) },
    );
  });

  it('does not depend on the order of the grants, and no grant makes it dearer', () => {
    fc.assert(
      fc.property(someLines, someGrants, anyPolicy, (lines, grants, policy) => {
        const price = bestPrice(lines, grants, policy).order;
        expect(bestPrice(lines, [...grants].reverse(), policy).order).toEqual(price);
        const fewer = bestPrice(lines, grants.slice(1), policy).order;
        expect(price.payable.compare(fewer.payable)).toBeLessThanOrEqual(0);
      }),
      { numRuns: Math.ceil(CARTS / 4) },
    );
  });
});
