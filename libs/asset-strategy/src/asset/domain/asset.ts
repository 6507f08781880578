import type { TermsStrategy } from '@boon/benefit-terms/offering';
import type { StockLimits, StockValidity } from '@boon/contracts/prize-issuing';

/** What an operator writes of a platform-funded asset; money as decimal strings of fen, instants as ISO 8601. */
export interface AssetContent {
  readonly name: { readonly zh: string; readonly en: string };
  /** Wire form of the terms; benefit-terms checks them in full. */
  readonly terms: Readonly<Record<string, unknown>>;
  /** How the terms are worked out for each user, inside bounds; null or left out: they are as they stand. */
  readonly strategy?: TermsStrategy | null;
  /** How many may be granted; null: as many as the budget allows. */
  readonly quantity: number | null;
  /** Fen that all grants together may cost at the most; null: bounded by the quantity alone. */
  readonly valueBudget: string | null;
  readonly limits: StockLimits;
  readonly validity: StockValidity;
  /** The platform's part in basis points; the merchant, where there is one, bears the rest. */
  readonly funding: { readonly platform: number; readonly merchantId: string | null };
  /** What becomes of a used grant when its lines are fully returned. */
  readonly returnPolicy: 'restore' | 'extend' | 'forfeit';
}
