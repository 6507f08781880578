import type { Effect } from '../kinds/effect.js';
import { moduleFor, type BenefitTerms } from '../kinds/registry.js';
import { candidateOf, soonestFirst, type Candidate } from './candidate.js';
import {
  amountsOf,
  ensurePriceable,
  type OfferedGrant,
  type OrderLine,
  type PricingPolicy,
} from './order.js';
import type { WaiverGrant } from './waiver.js';

/** A lot of subsidy and how much of it may be drawn, in fen. */
export interface Lot {
  readonly grant: OfferedGrant;
  readonly available: number;
}

/** An order with the grants that were offered for it, each in the part that it can play. */
export interface SeenOrder {
  readonly lines: readonly OrderLine[];
  /** What each line comes to at list price, in fen. */
  readonly amounts: readonly number[];
  readonly candidates: readonly Candidate[];
  /** In the order in which they are drawn: earliest expiry, then lowest id. */
  readonly lots: readonly Lot[];
  readonly waivers: readonly WaiverGrant[];
}

/** Throws `InvariantViolated` for an order that cannot be priced. */
export function seeOrder(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
  effectOf: (terms: BenefitTerms) => Effect = effectOfTerms,
): SeenOrder {
  ensurePriceable(lines);
  const order = { lines, amounts: amountsOf(lines) };
  const candidates: Candidate[] = [];
  const lots: Lot[] = [];
  const waivers: WaiverGrant[] = [];
  for (const grant of grants) {
    const effect = effectOf(grant.terms);
    if (effect.on === 'price') candidates.push(candidateOf(grant, effect.rule, order, policy));
    if (effect.on === 'interest') waivers.push({ grant, waiver: effect.waiver });
    if (effect.on === 'balance') {
      const lot = effect.lot.atMost(grant.atMost ?? effect.lot);
      lots.push({ grant, available: Number(lot.fen) });
    }
  }
  lots.sort((a, b) => soonestFirst(a.grant, b.grant));
  return { ...order, candidates, lots, waivers };
}

export function balanceOf(lots: readonly Lot[]): number {
  return lots.reduce((sum, lot) => sum + lot.available, 0);
}

function effectOfTerms(terms: BenefitTerms): Effect {
  return moduleFor(terms).effect(terms);
}
