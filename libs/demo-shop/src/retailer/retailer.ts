import type { Bilingual } from '../feeds/feed-lines.js';
import type { Row } from './rows.js';

/** A product as the retailer writes it, before it has a price for sure. */
export interface RetailProduct {
  readonly sku: string;
  readonly spu: string;
  readonly name: Bilingual;
  readonly categoryPath: string;
  readonly brand: string;
  readonly merchantId: string;
  /** Fen; null when the file names none. */
  readonly listedFen: number | null;
  /** Groups of like products, the closest first, whose median stands in for a missing price. */
  readonly alike: readonly string[];
}

/** What a product was seen to cost on a shelf, in fen, at an instant in milliseconds. */
export interface SeenPrice {
  readonly sku: string;
  readonly fen: number;
  readonly at: number;
}

export interface RetailUser {
  readonly userId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface RetailOrder {
  readonly orderId: string;
  readonly userId: string;
  /** Milliseconds. */
  readonly paidAt: number;
  readonly amountFen: number;
}

export interface RetailCampaign {
  readonly campaign: string;
  readonly name: Bilingual;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A user for whom a campaign is meant. */
export interface CampaignTarget {
  readonly campaign: string;
  readonly userId: string;
}

/** A product on which a campaign's coupon is valid. */
export interface CouponLink {
  readonly campaign: string;
  readonly coupon: string;
  readonly sku: string;
  /** Fen off, where the retailer says so. */
  readonly amountFen: number | null;
}

/** What a coupon of a campaign was seen to take off, in fen. */
export interface SeenDiscount {
  readonly campaign: string;
  readonly fen: number;
}

/** What stands in a retailer's folder, file by file, whatever its layout. Each reading starts anew. */
export abstract class Retailer {
  /** The layout's name, for people. */
  abstract readonly layout: string;
  /** Starts the codes of all that is made of this folder. */
  abstract readonly prefix: string;
  /** The files that are read, for telling one folder from another. */
  abstract readonly paths: readonly string[];

  abstract products(): AsyncIterable<Row<RetailProduct>>;
  abstract prices(): AsyncIterable<Row<SeenPrice>>;
  abstract users(): AsyncIterable<Row<RetailUser>>;
  abstract orders(): AsyncIterable<Row<RetailOrder>>;
  abstract campaigns(): AsyncIterable<Row<RetailCampaign>>;
  abstract targets(): AsyncIterable<Row<CampaignTarget>>;
  abstract links(): AsyncIterable<Row<CouponLink>>;
  abstract discounts(): AsyncIterable<Row<SeenDiscount>>;
  /** True when the folder shows a past that is to be moved, so that its last order was paid yesterday. */
  abstract readonly isHistoric: boolean;
}
