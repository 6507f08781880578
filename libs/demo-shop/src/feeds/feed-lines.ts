/** A text in both languages of the shop. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A product as `POST /v1/feeds/products` takes it; the price is a decimal string of fen. */
export interface ProductLine {
  readonly sku: string;
  readonly spu: string;
  readonly name: Bilingual;
  /** Slugs from the department down, joined by slashes. */
  readonly categoryPath: string;
  readonly brand: string;
  readonly merchantId: string;
  readonly priceFen: string;
  /** True when the price was worked out, not seen. */
  readonly estimated?: boolean;
}

/** A user as `POST /v1/feeds/users` takes it. */
export interface UserLine {
  readonly userId: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A paid order as `POST /v1/feeds/orders` takes it. */
export interface OrderLine {
  readonly orderId: string;
  readonly userId: string;
  /** ISO 8601, UTC. */
  readonly paidAt: string;
  readonly amountFen: string;
}

/** A user's membership of a segment as `POST /v1/feeds/segments` takes it. */
export interface SegmentLine {
  readonly segment: string;
  readonly userId: string;
  readonly member: boolean;
}

/** What a shopper did, as `POST /v1/feeds/behaviours` takes it. */
export interface BehaviourLine {
  readonly userId: string;
  readonly kind: 'add-to-cart';
  readonly sku: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What each feed carries. */
export interface FeedContents {
  readonly products: ProductLine;
  readonly users: UserLine;
  readonly orders: OrderLine;
  readonly segments: SegmentLine;
  readonly behaviours: BehaviourLine;
}

export type FeedName = keyof FeedContents;
