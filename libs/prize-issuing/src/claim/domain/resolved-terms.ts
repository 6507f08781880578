import { parseTerms, termsToWire, worstCaseOfGrant, type TermsWire } from '@boon/benefit-terms';
import type { ClaimItem } from './claim.js';
import type { OfferedStock } from './claim-facts.js';

/** The terms that a grant will have, and the most that it can cost in fen. */
export interface GrantTerms {
  readonly terms: TermsWire;
  readonly resolved: TermsWire | null;
  readonly worstCase: bigint;
}

/**
 * Terms worked out for a user hold when they are of the stock's kind and cost at most what a grant of it
 * may cost; null when they do not. Without such terms the stock's own hold.
 */
export function termsOfGrant(item: ClaimItem, stock: OfferedStock): GrantTerms | null {
  if (item.resolvedTerms === null) {
    return { terms: stock.terms, resolved: null, worstCase: stock.worstCase };
  }
  const parsed = parseTerms(item.resolvedTerms);
  if (!parsed.ok || parsed.terms.kind !== stock.kind) return null;

  const worstCase = worstCaseOfGrant(parsed.terms)?.fen ?? null;
  if (worstCase === null || worstCase > stock.worstCase) return null;
  const terms = termsToWire(parsed.terms);
  return { terms, resolved: terms, worstCase };
}
