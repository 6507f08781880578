import type {
  Bilingual,
  OrderLine,
  ProductLine,
  SegmentLine,
  UserLine,
} from '../feeds/feed-lines.js';

/** A user's distance from the last order, as Boon's relationship sees it. */
export type Stage = 'new' | 'active' | 'at-risk' | 'dormant' | 'returned';

/** A seller on the shop's platform. */
export interface Merchant {
  readonly merchantId: string;
  readonly name: Bilingual;
}

/** A place in the shop's tree of goods. */
export interface Category {
  /** Slugs from the department down, joined by slashes. */
  readonly path: string;
  readonly name: Bilingual;
}

/** A made-up shopper; the id tells name and stage, such as `ann-new`. */
export interface Persona extends UserLine {
  readonly stage: Stage;
}

/** A paid order with what was in it. */
export interface PastOrder extends OrderLine {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

/** A whole small shop: what it sells, to whom, and what they bought so far. */
export interface Shop {
  readonly categories: readonly Category[];
  readonly merchants: readonly Merchant[];
  readonly products: readonly ProductLine[];
  readonly users: readonly Persona[];
  readonly orders: readonly PastOrder[];
  readonly segments: readonly SegmentLine[];
  /** The SPU with most units in past orders. */
  readonly mostPopularSpu: string;
  /** The instant for which the stages hold. */
  readonly now: Date;
}
