import { parseTerms, termsToWire, worstCaseOfGrant, type TermsWire } from '@boon/benefit-terms';
import {
  isWithinStrategy,
  reasonOfStep,
  resolveTerms,
  type TermsStrategy,
} from '@boon/benefit-terms/offering';
import { isOffered, type Claim, type ClaimItem } from './claim.js';
import type { Features, OfferedStock } from './claim-facts.js';

/** The terms that a grant will have, and the most that it can cost in fen. */
export interface GrantTerms {
  readonly terms: TermsWire;
  readonly resolved: TermsWire | null;
  /** Why the terms are these; null where they are the same for everybody. */
  readonly reason: string | null;
  readonly worstCase: bigint;
}

const NO_FEATURES: Features = {};

/**
 * Where a stock has a strategy, the terms are those that an offer carries, or else those that the strategy comes to
 * for the claimant now. Null: the offer's are none that its strategy may have come to.
 */
export function termsOfGrant(
  item: ClaimItem,
  stock: OfferedStock,
  of: { readonly claim: Pick<Claim, 'mode'>; readonly features: Features | undefined },
): GrantTerms | null {
  const { strategy = null } = stock;
  if (strategy === null && item.resolvedTerms === null) return ownTerms(stock, null);
  if (strategy === null) return null;
  if (item.resolvedTerms !== null) return offeredTerms(item, item.resolvedTerms, stock, strategy);
  if (isOffered(of.claim)) return ownTerms(stock, reasonOfStep(strategy, null));
  return resolvedNow(stock, strategy, of.features ?? NO_FEATURES);
}

function ownTerms({ terms, worstCase }: OfferedStock, reason: string | null): GrantTerms {
  return { terms, resolved: null, reason, worstCase };
}

/**
 * Terms worked out for a user, whole or as what differs from the stock's (`fieldsSet`), hold when the stock's strategy may have come to them (its own terms but for what
 * it bounds, within the bounds) and they cost at most what a grant may cost.
 */
function offeredTerms(
  { step }: ClaimItem,
  wire: TermsWire,
  stock: OfferedStock,
  strategy: TermsStrategy,
): GrantTerms | null {
  const own = parseTerms(stock.terms);
  if (!own.ok) return null;
  const ownWire = termsToWire(own.terms);
  const within = withinStock({ ...ownWire, ...wire }, stock);
  if (within === null || !isWithinStrategy(ownWire, strategy, within.terms)) return null;
  const reason = step === undefined ? 'as offered' : reasonOfStep(strategy, step);
  return { ...within, reason };
}

function resolvedNow(
  stock: OfferedStock,
  strategy: TermsStrategy,
  features: Features,
): GrantTerms | null {
  const own = parseTerms(stock.terms);
  if (!own.ok) return null;
  const { wire, reason } = resolveTerms(own.terms, strategy, features);
  if (wire === null) return ownTerms(stock, reason);
  const within = withinStock(wire, stock);
  return within === null
    ? ownTerms(stock, `${reason}, which costs too much`)
    : { ...within, reason };
}

/** Null: of another kind, or beyond what a grant of the stock may cost. */
function withinStock(
  wire: TermsWire,
  stock: OfferedStock,
): Pick<GrantTerms, 'terms' | 'resolved' | 'worstCase'> | null {
  const parsed = parseTerms(wire);
  if (!parsed.ok || parsed.terms.kind !== stock.kind) return null;
  const worstCase = worstCaseOfGrant(parsed.terms)?.fen ?? null;
  if (worstCase === null || worstCase > stock.worstCase) return null;
  const terms = termsToWire(parsed.terms);
  return { terms, resolved: terms, worstCase };
}
