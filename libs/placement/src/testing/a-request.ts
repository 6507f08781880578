import { Money } from '@boon/shared-kernel';
import type { DecisionFacts, ShownProduct, Shopper } from '../decision/domain/facts.js';
import { NOON } from './catalogue-items.js';

/** A new user who may claim, at noon in Shanghai. */
export function aShopper(rest: Partial<Shopper> = {}): Shopper {
  return {
    userId: 'ann',
    identities: ['ann'],
    canClaim: true,
    isKnown: true,
    stage: 'new',
    context: { now: NOON, values: { 'user.stage': 'new', 'user.segments': ['vip'] } },
    picks: [],
    balanceFen: 0,
    ...rest,
  };
}

/** A product of the category `shoes/running`. */
export function aProduct(sku: string, priceFen: number): ShownProduct {
  return {
    sku,
    unitPrice: Money.ofFen(priceFen),
    item: { sku, spu: `spu-${sku}`, category: 'shoes/running', brand: 'b1', merchant: 'm1' },
  };
}

/** Facts of a decision for these slots. */
export function someFacts(
  slots: readonly (Partial<DecisionFacts['slots'][number]> & { slot: string })[],
  rest: Partial<DecisionFacts> = {},
): DecisionFacts {
  return {
    decisionId: '01990000-0009-7000-8000-000000000001',
    slots: slots.map((slot) => ({ asked: slot.slot, product: null, products: null, ...slot })),
    shopper: aShopper(),
    holdout: null,
    counts: new Map(),
    canReserve: true,
    reservations: new Map(),
    ...rest,
  };
}
