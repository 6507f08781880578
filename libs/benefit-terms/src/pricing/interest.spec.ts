import { describe, expect, it } from '@jest/globals';
import { BasisPoints, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { aGrant, aLine } from '../testing/builders.js';
import { bestPrice } from './best-price.js';
import { interestOf, type InstalmentPlan } from './interest.js';
import { DEFAULT_PRICING, type OfferedGrant } from './order.js';

const plan = (months: number, of: Partial<InstalmentPlan> = {}): InstalmentPlan => ({
  months,
  annualRate: BasisPoints.of(1_200),
  method: 'flat',
  ...of,
});
const soon = { expiresAt: new Date('2026-11-25T00:00:00Z') };
const free = (id: string, cap: number, of: object = {}, grant: Partial<OfferedGrant> = {}) =>
  aGrant(id, { kind: 'interest-free', months: [3, 6], cap: `${cap}`, ...of }, grant);
const interest = (grants: OfferedGrant[], by = plan(3), prices = [100_000, 20_000]) =>
  bestPrice(
    prices.map((fen, n) => aLine(`${n}`, fen)),
    grants,
    DEFAULT_PRICING,
    by,
  );

describe('the interest of an instalment plan', () => {
  it('is flat on the whole principal, or declines as it is paid back', () => {
    const principal = Money.ofFen(100_001);
    expect(interestOf(principal, plan(12)).fen).toBe(12_000n);
    expect(interestOf(principal, plan(3, { method: 'declining' })).fen).toBe(1000n + 666n + 333n);
  });
});

describe('an interest-free benefit', () => {
  it('waives interest on what is left to pay after everything, and leaves the price', () => {
    const off = aGrant('off', { kind: 'no-threshold', amount: '20000' });
    const { order, unused } = interest([free('f', 9_999), off]);

    expect(order.payable.fen).toBe(100_000n);
    expect(order.interest).toMatchObject({
      principal: Money.ofFen(100_000),
      interest: Money.ofFen(3_000),
      waived: Money.ofFen(3_000),
      grant: { grantId: 'f' },
    });
    expect(unused).toEqual([]);
  });

  it('waives no more than its cap, and splits it between its funders, line by line', () => {
    const half = { funding: { platform: BasisPoints.of(5_000), merchantId: 'm-1' } };
    const { order } = interest([free('f', 1_001, {}, half)]);
    const shares = order.interest?.grant?.shares ?? [];

    expect(order.interest?.waived.fen).toBe(1_001n);
    expect(shares.map((share) => [share.lineId, share.platform.fen, share.merchant.fen])).toEqual([
      ['0', 417n, 417n],
      ['1', 83n, 84n],
    ]);
  });

  it('of a scope waives the interest on the lines that it covers', () => {
    const { order } = interest([free('f', 9_999, { scope: { skus: ['sku-1'] } })]);
    expect(order.interest?.waived.fen).toBe(600n);
    expect(order.interest?.grant?.shares.map((share) => share.lineId)).toEqual(['1']);
  });

  it('leaves what is not waived to the shopper, line by line and in sum', () => {
    const { order } = interest([free('f', 9_999, { scope: { skus: ['sku-1'] } })]);
    expect(order.interest?.paid.map((line) => [line.lineId, line.interest.fen])).toEqual([
      ['0', 3_000n],
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 90 }),
        fc.record({
          months: fc.constantFrom(3, 6),
          rate: fc.integer({ min: 1, max: 10_000 }),
          method: fc.constantFrom('flat', 'declining'),
        }),
        (prices, cap, { months, rate, method }) => {
          const by = plan(months, { annualRate: BasisPoints.of(rate), method });
          const scoped = free('f', cap, { scope: { skus: ['sku-0', 'sku-2', 'sku-3'] } });
          const priced = interest([scoped], by, prices).order.interest;
          const paid = Money.sum((priced?.paid ?? []).map((line) => line.interest));
          expect(paid.fen).toBe((priced?.interest.fen ?? 0n) - (priced?.waived.fen ?? 0n));
          expect(priced?.paid.every((line) => line.interest.isPositive())).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is dealt out in proportion even where it comes to more than the price', () => {
    const dear = plan(60, { annualRate: BasisPoints.of(10_000) });
    const { order } = interest([free('f', 9_999)], dear, [100, 50]);
    expect(order.interest?.paid.map((line) => line.interest.fen)).toEqual([500n, 250n]);
  });

  it('stands beside an exclusive grant, which bars all others', () => {
    const alone = aGrant('x', { kind: 'no-threshold', amount: '10', exclusive: true });
    const { order } = interest([alone, free('f', 100)]);
    expect(order.grants.map((grant) => grant.grantId)).toEqual(['x']);
    expect(order.interest?.grant?.grantId).toBe('f');
  });

  it('is the one with the largest waiver, then the earliest expiry, then the lowest id', () => {
    const chosen = (grants: OfferedGrant[]): string | undefined =>
      interest(grants).order.interest?.grant?.grantId;
    expect(chosen([free('a', 10, {}, soon), free('b', 20)])).toBe('b');
    expect(chosen([free('a', 20), free('b', 20, {}, soon), free('c', 20, {}, soon)])).toBe('b');
  });

  it('says why it is not used', () => {
    const reasons = (grants: OfferedGrant[], by: InstalmentPlan | null): string[] =>
      bestPrice([aLine('a', 100_000)], grants, DEFAULT_PRICING, by).unused.map(
        ({ reason }) => reason,
      );
    const elsewhere = free('e', 10, { scope: { skus: ['other'] } });

    expect(reasons([free('a', 10), elsewhere], null)).toEqual([
      'grant.no-instalments',
      'grant.out-of-scope',
    ]);
    expect(reasons([free('a', 10)], plan(12))).toEqual(['grant.other-months']);
    expect(reasons([free('a', 10), free('b', 20)], plan(6))).toEqual(['grant.another-waives-more']);
    const unpriced = plan(3, { annualRate: BasisPoints.of(0) });
    expect(reasons([free('a', 10)], unpriced)).toEqual(['grant.without-effect']);
  });
});
