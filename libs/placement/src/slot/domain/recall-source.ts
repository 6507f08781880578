/** The chains that propose candidates. Each offer comes from one of them; a shopper's own list is a second way in. */
export const RECALL_SOURCES = [
  'platform-coupons',
  'merchant-vouchers',
  'subsidies',
  'hooks',
  'product-benefits',
  'personalised',
] as const;

/** One chain that proposes candidates for a slot. */
export type RecallSource = (typeof RECALL_SOURCES)[number];

/** What one slot takes from a source. */
export interface SourceSetting {
  readonly source: RecallSource;
  /** How many candidates it may propose, 1 to 5,000; the highest priorities come first. */
  readonly limit: number;
  /** How long the source may take where it has to ask somebody, in ms. */
  readonly budgetMs: number;
}
