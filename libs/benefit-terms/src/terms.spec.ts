import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { BENEFIT_KINDS } from './kinds/benefit-kind.js';
import { moduleOf } from './kinds/registry.js';
import { priceAfterBenefit } from './pricing/price-after-benefit.js';
import { appliesTo, parseTerms, termsToWire, worstCaseOfGrant } from './terms.js';
import { aLine, termsOf } from './testing/builders.js';

const WIRES = [
  { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
  { kind: 'full-reduction', threshold: '0', percent: 1000, cap: '2000', scope: {} },
  { kind: 'no-threshold', amount: '500', scope: { brands: ['lin'] } },
  { kind: 'category', amount: '500', scope: { categories: ['food/tea'] }, exclusive: true },
  { kind: 'product', percent: 500, scope: { skus: ['a'], spus: ['b'] }, basis: 'list' },
  { kind: 'voucher', threshold: '9900', amount: '1000', scope: {}, merchantId: 'm-1' },
];

describe('the terms of a benefit', () => {
  it.each(WIRES)('are read and written without loss: %j', (wire) => {
    expect(termsToWire(termsOf(wire))).toEqual(wire);
  });

  it('name every field at fault, unknown ones too', () => {
    const parsed = parseTerms({
      kind: 'full-reduction',
      threshold: '-5',
      amount: '1.5',
      scope: { skus: [], colours: ['red'] },
      gift: true,
    });

    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.path)).toEqual([
      'threshold',
      'amount',
      'scope.skus',
      'scope.colours',
      'gift',
    ]);
  });

  it.each([null, 'x', [], {}, { kind: 'free-lunch' }, { kind: 'constructor' }])(
    'refuse %j as not being terms',
    (wire) => expect(parseTerms(wire).ok).toBe(false),
  );

  it('refuse a kind that does not work yet, clearly', () => {
    for (const kind of BENEFIT_KINDS.filter((candidate) => moduleOf(candidate) === null)) {
      expect(parseTerms({ kind })).toEqual({
        ok: false,
        faults: [{ path: 'kind', message: `${kind} cannot be issued yet` }],
      });
    }
  });

  it('ask a category, product and voucher benefit for its scope', () => {
    for (const kind of ['category', 'product', 'voucher']) {
      expect(parseTerms({ kind, amount: '100' }).ok).toBe(false);
    }
  });

  it('cost at worst the amount, or the cap of a percentage, or cannot be bounded', () => {
    const worst = WIRES.map((wire) => worstCaseOfGrant(termsOf(wire))?.toString() ?? null);
    expect(worst).toEqual(['5000', '2000', '500', '500', null, '1000']);
  });
});

describe('a scope', () => {
  const line = aLine('1', 100, { category: 'food/tea/green', brand: 'lin', merchant: 'm-1' });
  const covers = (scope: object, item = line): boolean =>
    appliesTo(termsOf({ kind: 'no-threshold', amount: '1', scope }), item);

  it('takes a category as its subtree, not as a prefix of letters', () => {
    expect(covers({ categories: ['food'] })).toBe(true);
    expect(covers({ categories: ['food/tea/green'] })).toBe(true);
    expect(covers({ categories: ['food/te'] })).toBe(false);
    expect(covers({ categories: ['food/tea/green/fine'] })).toBe(false);
  });

  it('joins dimensions by "and", values by "or", and takes SPU and SKU as one dimension', () => {
    expect(covers({ categories: ['toys', 'food'], brands: ['lin'] })).toBe(true);
    expect(covers({ categories: ['food'], brands: ['wu'] })).toBe(false);
    expect(covers({ skus: ['other'], spus: ['spu-1'] })).toBe(true);
    expect(covers({ brands: ['lin'] }, { ...line, brand: null })).toBe(false);
  });

  it('of a voucher always keeps to its merchant', () => {
    const terms = termsOf({ kind: 'voucher', amount: '1', scope: {}, merchantId: 'm-2' });
    expect(appliesTo(terms, line)).toBe(false);
    expect(appliesTo(terms, { ...line, merchant: 'm-2' })).toBe(true);
  });
});

describe('the price after a benefit', () => {
  const coupon = termsOf({ kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} });

  it('tells the discount, or what is missing to the threshold', () => {
    const at = (fen: number): object =>
      priceAfterBenefit(coupon, { unitPrice: Money.ofFen(fen), item: aLine('1', fen) });

    expect(at(30000)).toMatchObject({ applies: true, payable: Money.ofFen(25000) });
    expect(at(29900)).toMatchObject({ applies: false, missing: Money.ofFen(100) });
  });
});
