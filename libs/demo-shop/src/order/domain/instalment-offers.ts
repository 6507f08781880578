/** In how many months an order may be paid, and what that costs. */
export interface InstalmentOffer {
  readonly months: number;
  /** Basis points of the principal a year. */
  readonly annualRateBp: number;
}

/** Flat interest, as the platform's own plans: a shopper's quote and the shop's lock must agree. */
export const INSTALMENT_METHOD = 'flat';

/** What the shop offers; the rates are those that Boon prices a shopper's own quote with. */
export const INSTALMENT_OFFERS: readonly InstalmentOffer[] = [3, 6, 12].map((months) => ({
  months,
  annualRateBp: 1_200,
}));
