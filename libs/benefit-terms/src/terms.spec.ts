import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { BENEFIT_KINDS } from './kinds/registry.js';
import { priceAfterBenefit } from './pricing/price-after-benefit.js';
import { DEFAULT_SUBSIDY_LIMITS, type SubsidyLimits } from './pricing/subsidy.js';
import { appliesTo, parseTerms, termsToWire, worstCaseOfGrant } from './terms.js';
import { aLine, termsOf } from './testing/builders.js';

const WIRES = [
  { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
  { kind: 'full-reduction', threshold: '0', percent: 1000, cap: '2000', scope: {} },
  { kind: 'no-threshold', amount: '500', scope: { brands: ['lin'] } },
  { kind: 'category', amount: '500', scope: { categories: ['food/tea'] }, exclusive: true },
  { kind: 'product', percent: 500, scope: { skus: ['a'], spus: ['b'] }, basis: 'list' },
  { kind: 'voucher', threshold: '9900', amount: '1000', scope: {}, merchantId: 'm-1' },
  { kind: 'interest-free', months: [3, 12], cap: '8000', scope: { categories: ['phones'] } },
  { kind: 'subsidy', amount: '20000' },
  { kind: 'physical-gift', sku: 'mug', unitCost: '1900' },
  { kind: 'event-item', name: 'raffle ticket', unitCost: '0' },
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

  it('ask a category, product and voucher benefit for its scope', () => {
    for (const kind of ['category', 'product', 'voucher']) {
      expect(parseTerms({ kind, amount: '100' }).ok).toBe(false);
    }
  });

  it('are those of all nine kinds', () => {
    expect(new Set(WIRES.map(({ kind }) => kind))).toEqual(new Set(BENEFIT_KINDS));
  });

  it('bound a lot of subsidy, and name the months that interest is waived for', () => {
    const faultOf = (wire: object, limits?: SubsidyLimits): string[] => {
      const parsed = parseTerms(wire, limits);
      return parsed.ok ? [] : parsed.faults.map(({ path, message }) => `${path} ${message}`);
    };
    const raised = { ...DEFAULT_SUBSIDY_LIMITS, ceiling: Money.ofFen(30_000) };

    expect(faultOf({ kind: 'subsidy', amount: '20001' })).toEqual([
      'amount must be at most 20000 fen',
    ]);
    expect(faultOf({ kind: 'subsidy', amount: '20001' }, raised)).toEqual([]);
    for (const months of [undefined, [], [3, 3], [3, 9], ['6']]) {
      expect(faultOf({ kind: 'interest-free', months, cap: '1' })).toEqual([
        'months must be a list of some of 3, 6, 12, each once',
      ]);
    }
  });

  it('cost at worst the amount, or the cap of a percentage, or cannot be bounded', () => {
    const worst = WIRES.map((wire) => worstCaseOfGrant(termsOf(wire))?.toString() ?? null);
    expect(worst).toEqual([
      '5000',
      '2000',
      '500',
      '500',
      null,
      '1000',
      '8000',
      '20000',
      '1900',
      '0',
    ]);
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

  it('of a subsidy is bounded by its share of the price, its ceiling and the lot', () => {
    const at = (amount: string, fen: number): bigint =>
      priceAfterBenefit(termsOf({ kind: 'subsidy', amount }), {
        unitPrice: Money.ofFen(fen),
        item: aLine('1', fen),
      }).discount.fen;

    expect([at('20000', 999), at('20000', 10_000_00), at('7', 999)]).toEqual([29n, 20_000n, 7n]);
  });

  it('stays the price where only interest is waived, and says for which months', () => {
    const terms = termsOf({
      kind: 'interest-free',
      months: [6, 3],
      cap: '500',
      scope: { skus: ['sku-1'] },
    });
    const of = (sku: string): object =>
      priceAfterBenefit(terms, { unitPrice: Money.ofFen(99), item: aLine(sku, 99) });

    expect(of('1')).toMatchObject({
      applies: true,
      payable: Money.ofFen(99),
      waives: { months: [3, 6], atMost: Money.ofFen(500) },
    });
    expect(of('2')).toMatchObject({ applies: false });
  });
});
