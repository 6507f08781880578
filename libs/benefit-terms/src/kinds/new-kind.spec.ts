import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { bestOfSeen } from '../pricing/best-price.js';
import { DEFAULT_PRICING, type OfferedGrant } from '../pricing/order.js';
import { priceSeen } from '../pricing/price-order.js';
import { seeOrder, type SeenOrder } from '../pricing/seen-order.js';
import { DEFAULT_SUBSIDY_LIMITS } from '../pricing/subsidy.js';
import { readAs } from '../terms.js';
import { aGrant, aLine } from '../testing/builders.js';
import { someLines } from '../testing/random-orders.js';
import type { Effect } from './effect.js';
import type { KindModule } from './kind-module.js';
import { moduleFor, type BenefitTerms } from './registry.js';

/** A kind that the platform does not have: the more is spent, the larger the step that is taken off. */
interface LadderTerms {
  readonly kind: 'ladder';
  readonly low: Money;
  readonly high: Money;
  readonly amount: Money;
}

const ladder: KindModule<LadderTerms> = {
  kind: 'ladder',
  use: 'by-order',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => ({
    kind: 'ladder',
    low: fields.money('low', 1n),
    high: fields.money('high', 1n),
    amount: fields.money('amount', 1n),
  }),
  toWire: ({ kind, low, high, amount }) => ({
    kind,
    low: `${low}`,
    high: `${high}`,
    amount: `${amount}`,
  }),
  worstCase: (terms) => terms.amount.times(2),
  effect: ({ low, high, amount }) => ({
    on: 'price',
    rule: {
      group: 'category-or-full-reduction',
      slot: 'category-or-full-reduction',
      basis: null,
      exclusive: false,
      threshold: low,
      fingerprint: `ladder:${low}:${high}:${amount}`,
      gradual: false,
      covers: () => true,
      discountOn: (subtotal) => {
        const steps = subtotal >= Number(high.fen) ? 2 : 1;
        return Math.min(subtotal, steps * Number(amount.fen));
      },
    },
  }),
};

const WIRE = { kind: 'ladder', low: '1000', high: '2000', amount: '300' };
const progressive = { ...DEFAULT_PRICING, mode: 'progressive' as const };

function effectOf(terms: BenefitTerms): Effect {
  const own = terms as unknown as LadderTerms;
  return own.kind === 'ladder' ? ladder.effect(own) : moduleFor(terms).effect(terms);
}

function aLadder(grantId: string, wire: object): OfferedGrant {
  const read = readAs(ladder, { ...WIRE, ...wire }, DEFAULT_SUBSIDY_LIMITS);
  const grant = aGrant(grantId, { kind: 'no-threshold', amount: '1' });
  return { ...grant, terms: (read.ok ? read.terms : null) as unknown as BenefitTerms };
}

describe('a kind that nobody else knows', () => {
  it('is read, written and bounded by its one module', () => {
    const read = readAs(ladder, WIRE, DEFAULT_SUBSIDY_LIMITS);
    expect(read.ok && ladder.toWire(read.terms)).toEqual(WIRE);
    expect(read.ok && ladder.worstCase(read.terms)?.fen).toBe(600n);
    const wrong = readAs(ladder, { ...WIRE, low: 'x', odd: 1 }, DEFAULT_SUBSIDY_LIMITS);
    expect(wrong.ok ? [] : wrong.faults.map(({ path }) => path)).toEqual(['low', 'odd']);
  });

  it('takes part in the best price beside all others, steps and all', () => {
    const setsOf = (seen: SeenOrder): SeenOrder[] =>
      [null, ...seen.candidates.slice(0, 2)].flatMap((one) =>
        [null, ...seen.candidates.slice(2)].map((other) => ({
          ...seen,
          candidates: [one, other].filter((candidate) => candidate !== null),
        })),
      );
    const steps = fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 5_000 }));
    fc.assert(
      fc.property(someLines, steps, steps, (lines, [first, low], [second, high]) => {
        const grants = [
          aGrant('p', { kind: 'product', amount: `${first}`, scope: { skus: ['sku-0'] } }),
          aGrant('q', { kind: 'product', amount: `${second}`, scope: { skus: ['sku-1'] } }),
          aLadder('l', { low: `${low}`, high: `${low + high}` }),
          aLadder('m', { low: `${high}`, high: `${low + high}`, amount: '450' }),
        ];
        const seen = seeOrder(lines, grants, progressive, effectOf);
        const best = bestOfSeen(seen, grants, progressive, null).order.discount;
        const prices = setsOf(seen).map((set) => priceSeen(set, progressive, null).discount);
        expect(best.fen).toBe(prices.reduce((top, price) => top.atLeast(price)).fen);
      }),
      { numRuns: 500 },
    );
  });

  it('may beat the kinds that are there', () => {
    const grants = [
      aGrant('f', { kind: 'full-reduction', threshold: '0', amount: '500' }),
      aLadder('l', {}),
    ];
    const seen = seeOrder([aLine('a', 2_000)], grants, progressive, effectOf);
    const { order } = bestOfSeen(seen, grants, progressive, null);
    expect(order.grants.map(({ grantId, discount }) => [grantId, discount.fen])).toEqual([
      ['l', 600n],
    ]);
  });
});
