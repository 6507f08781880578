import { parseTerms, termsToWire, worstCaseOfGrant, type TermsWire } from '@boon/benefit-terms';
import { isWithinStrategy } from '@boon/benefit-terms/offering';
import type { ClaimItem } from './claim.js';
import type { OfferedStock } from './claim-facts.js';

/** The terms that a grant will have, and the most that it can cost in fen. */
export interface GrantTerms {
  readonly terms: TermsWire;
  readonly resolved: TermsWire | null;
  readonly worstCase: bigint;
}

/**
 * Terms worked out for a user hold when the stock's strategy may have come to them (its own terms but for what
 * it bounds, within the bounds) and they cost at most what a grant may cost; null when they do not. Without such terms the stock's own hold.
 */
export function termsOfGrant(item: ClaimItem, stock: OfferedStock): GrantTerms | null {
  if (item.resolvedTerms === null) {
    return { terms: stock.terms, resolved: null, worstCase: stock.worstCase };
  }
  const parsed = parseTerms(item.resolvedTerms);
  const { strategy = null } = stock;
  if (!parsed.ok || strategy === null || parsed.terms.kind !== stock.kind) return null;

  const worstCase = worstCaseOfGrant(parsed.terms)?.fen ?? null;
  if (worstCase === null || worstCase > stock.worstCase) return null;
  const terms = termsToWire(parsed.terms);
  const own = parseTerms(stock.terms);
  if (!own.ok || !isWithinStrategy(termsToWire(own.terms), strategy, terms)) return null;
  return { terms, resolved: terms, worstCase };
}
