import type { BenefitTerms, Funding } from '@boon/benefit-terms';
import type { TermsStrategy } from '@boon/benefit-terms/offering';
import type { Money } from '@boon/shared-kernel';
import type { StockLimits } from './stock-limits.js';

/** What becomes of a used grant when all that it paid for was returned. */
export type ReturnPolicy = 'restore' | 'extend' | 'forfeit';

/** When a stock may be claimed and how long its grants live. */
export interface Validity {
  readonly startsAt: Date;
  /** Grants end here at the latest. */
  readonly endsAt: Date;
  /** Grants end so many times 24 hours after the claim, if that is earlier. */
  readonly daysAfterClaim: number | null;
}

/** How much may be issued: units, fen of worst case, or both; neither only of what costs nothing. */
export interface StockBounds {
  readonly quantity: number | null;
  readonly valueBudget: Money | null;
}

/** What a stock promises; an edit makes a new version. */
export interface StockTerms {
  readonly name: { readonly zh: string; readonly en: string };
  readonly terms: BenefitTerms;
  /** How the terms are worked out for each user; null: they are as they stand. */
  readonly strategy: TermsStrategy | null;
  readonly funding: Funding;
  readonly limits: StockLimits;
  readonly validity: Validity;
  readonly returnPolicy: ReturnPolicy;
}

const DAY_MS = 86_400_000;

/** When a grant claimed at `now` ends. */
export function expiryOfGrant(validity: Validity, now: Date): Date {
  if (validity.daysAfterClaim === null) return validity.endsAt;

  const end = now.getTime() + validity.daysAfterClaim * DAY_MS;
  return new Date(Math.min(end, validity.endsAt.getTime()));
}
