import type { StockLimits, StockValidity } from '@boon/contracts/prize-issuing';

/** What a merchant proposes: a voucher of its own. Money as decimal strings of fen, instants as ISO 8601. */
export interface ProposalContent {
  /** Whose it is; never another's than that of the person who writes it. */
  readonly merchantId: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Wire form of a voucher's terms; benefit-terms checks them in full. */
  readonly terms: Readonly<Record<string, unknown>>;
  /** How many may be granted: what bounds the money of both who pay. */
  readonly quantity: number;
  readonly limits: StockLimits;
  readonly validity: StockValidity;
  /** What the merchant asks the platform to bear, in basis points of each discount; it bears the rest. */
  readonly platformShare: number;
  /** What becomes of a used voucher when its lines are fully returned. */
  readonly returnPolicy: 'restore' | 'extend' | 'forfeit';
}
