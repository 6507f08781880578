import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { isReachScope, keysOf, priceBy, pricerOf, reachOf, simpleDiscount } from '../offering.js';
import { appliesTo, parseTerms } from '../terms.js';
import { priceAfterBenefit } from './price-after-benefit.js';

const name = fc.constantFrom('a', 'b', 'c');
const path = fc.constantFrom('a', 'a/b', 'a/b/c', 'b');
const some = (values: fc.Arbitrary<string>) =>
  fc.option(fc.uniqueArray(values, { minLength: 1, maxLength: 2 }), { nil: undefined });

const scope = fc
  .record({
    skus: some(name),
    spus: some(name),
    brands: some(name),
    merchants: some(name),
    categories: some(path),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value)));
const reduction = fc.record({ threshold: fc.constantFrom('0', '300'), amount: fc.constant('120') });

const wire = fc
  .tuple(
    fc.constantFrom('full-reduction', 'voucher', 'interest-free', 'subsidy', 'physical-gift'),
    scope,
    reduction,
  )
  .map(([kind, inScope, money]): Record<string, unknown> => {
    if (kind === 'subsidy') return { kind, amount: '150' };
    if (kind === 'physical-gift') return { kind, sku: 'mug', unitCost: '100' };
    if (kind === 'interest-free') return { kind, months: [3], cap: '500', scope: inScope };
    return {
      kind,
      ...money,
      scope: inScope,
      ...(kind === 'voucher' ? { merchantId: 'a' } : {}),
    };
  });

const item = fc.record({
  sku: name,
  spu: name,
  category: path,
  brand: fc.option(name),
  merchant: fc.option(name),
});

describe('a benefit made ready for many products', () => {
  it('is found under a key of each product that it covers, and prices as at checkout', () => {
    fc.assert(
      fc.property(wire, item, fc.integer({ min: 0, max: 9_000 }), (written, product, fen) => {
        const parsed = parseTerms(written);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
        const { terms } = parsed;
        const reach = reachOf(terms);
        const isFound = reach === null || keysOf(product).some((key) => reach.includes(key));
        if (appliesTo(terms, product)) expect(isFound).toBe(true);
        const { covers, simple, threshold, discountOn } = pricerOf(terms);
        if (isFound && isReachScope(terms)) expect(covers(product)).toBe(true);
        if (simple !== null && covers(product) && fen >= threshold) {
          expect(simpleDiscount(simple, fen)).toBe(discountOn(fen));
        }
        const shown = { unitPrice: Money.ofFen(fen), item: product };
        expect(priceBy(pricerOf(terms), shown)).toEqual(priceAfterBenefit(terms, shown));
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  it('shows a subsidy within 3 % of the price, CNY 200 and what the shopper would hold', () => {
    const parsed = parseTerms({ kind: 'subsidy', amount: '1000' });
    if (!parsed.ok) throw new Error('terms');
    const pricer = pricerOf(parsed.terms);
    const off = (fen: number, balance: number) => pricer.discountOn(fen, balance);
    expect([off(10_000, 0), off(100_000, 0), off(100_000, 1_500), off(9_000_000, 99_999)]).toEqual([
      300, 1_000, 2_500, 20_000,
    ]);
  });
});
