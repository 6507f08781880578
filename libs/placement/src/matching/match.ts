import { worstCaseOfGrant } from '@boon/benefit-terms';
import {
  pricerOf,
  resolveTerms,
  simpleDiscount,
  type Pricer,
  type ResolvedTerms,
} from '@boon/benefit-terms/offering';
import { Money } from '@boon/shared-kernel';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Text } from '../decision/domain/candidate.js';
import { Contender } from '../decision/domain/contender.js';
import type { ShownProduct, Shopper } from '../decision/domain/facts.js';
import type { Trace } from '../decision/domain/trace.js';
import { matchHooked, type HookFacts } from '../hook/match-hooked.js';

type Known = Pick<Shopper, 'balanceFen' | 'context'>;

/**
 * Where a product is shown, an offer must do something for it: scope and threshold, by the arithmetic of
 * checkout. Survivors know what the shopper would save; strategy terms are worked out for the shopper here.
 */
export function match(
  offers: readonly Offer[],
  product: ShownProduct | null,
  facts: HookFacts,
  trace: Trace | null,
): Contender[] {
  const kept: Contender[] = [];
  const unitFen = product === null ? 0 : Number(product.unitPrice.fen);
  const { shopper } = facts;
  const { balanceFen } = shopper;
  for (const offer of offers) {
    if (product !== null && offer.points >= 0 && balanceFen === 0 && trace === null) {
      const saving = simpleSaving(offer, unitFen);
      if (saving > 0) kept.push(new Contender(offer, product, saving, balanceFen));
      continue;
    }
    if (offer.isHooked) {
      const hooked = matchHooked(offer, product, facts, trace);
      if (hooked !== null) kept.push(hooked);
      continue;
    }
    const resolved = offer.stock.strategy === null ? null : resolvedFor(offer, shopper);
    const pricer = resolved === null ? offer.stock.pricer : pricerOf(resolved.terms);
    const most = resolved === null ? offer.stock.worstCaseFen : worstOf(resolved, offer);
    if (product === null) {
      kept.push(new Contender(offer, null, most, balanceFen, resolved));
      continue;
    }
    const covers = pricer.covers(product.item);
    const saving = covers ? savingOn(pricer, unitFen, balanceFen, most) : 0;
    if (saving > 0) kept.push(new Contender(offer, product, saving, balanceFen, resolved));
    else if (trace) {
      const candidate = new Contender(offer, product, 0, balanceFen, resolved);
      dropMismatch(candidate, covers, pricer.threshold - unitFen, trace);
    }
  }
  return kept;
}

/**
 * What anybody saves who holds no subsidy with an offer whose terms are the same for all, on the product shown at
 * `unitFen`, else at most; in fen.
 */
export function savingWith(offer: Offer, product: ShownProduct | null, unitFen: number): number {
  if (product === null) return offer.stock.worstCaseFen;
  if (offer.points >= 0) return simpleSaving(offer, unitFen);
  const { pricer, worstCaseFen } = offer.stock;
  const isCovered = offer.stock.isReached || pricer.covers(product.item);
  return isCovered ? savingOn(pricer, unitFen, 0, worstCaseFen) : 0;
}

/**
 * What `savingWith` says at most of any product up to this price that the offer covers (null: no product is shown),
 * for a shopper who holds no subsidy: no benefit takes less off the dearer product.
 */
export function savingAtMost(offer: Offer, unitFen: number | null): number {
  const { pricer, worstCaseFen } = offer.stock;
  if (unitFen === null) return worstCaseFen;
  return offer.points >= 0
    ? simpleSaving(offer, unitFen)
    : savingOn(pricer, unitFen, 0, worstCaseFen);
}

function simpleSaving(offer: Offer, unitFen: number): number {
  return unitFen < offer.threshold ? 0 : simpleDiscount(offer, unitFen);
}

function resolvedFor({ stock }: Offer, { context }: Known): ResolvedTerms | null {
  if (stock.strategy === null) return null;
  const resolved = resolveTerms(stock.terms, stock.strategy, context.values);
  return resolved.wire === null ? null : resolved;
}

function worstOf({ terms }: ResolvedTerms, { stock }: Offer): number {
  return Number(worstCaseOfGrant(terms)?.fen ?? stock.worstCaseFen);
}

/** What interest costs is not known before a plan is chosen: an interest-free offer counts with its cap. */
function savingOn(pricer: Pricer, unitFen: number, balanceFen: number, most: number): number {
  if (pricer.waives !== null) return most;
  return unitFen < pricer.threshold ? 0 : pricer.discountOn(unitFen, balanceFen);
}

function dropMismatch(candidate: Contender, covers: boolean, missing: number, trace: Trace): void {
  if (!covers) trace.drop(candidate, 'match', 'match.out-of-scope');
  else if (missing <= 0) trace.drop(candidate, 'match', 'match.no-use');
  else trace.drop(candidate, 'match', 'match.below-threshold', shortBy(missing));
}

function shortBy(fen: number): Text {
  const missing = Money.ofFen(fen).toYuan();
  return { zh: `还差 ¥${missing} 可用`, en: `¥${missing} short of the threshold` };
}
