import { medianOf } from '../retailer/median.js';
import type { CouponLink, RetailCampaign, SeenDiscount } from '../retailer/retailer.js';
import type { RowOrigin } from '../retailer/rows.js';
import type { PriceList } from './price-list.js';

const TENTH = 10;
const LEAST_FEN = 1;

/** A coupon of a campaign with the products that it is valid on. */
export interface RetailCoupon {
  readonly campaign: string;
  readonly coupon: string;
  /** Where its first link stands. */
  readonly origin: RowOrigin;
  readonly skus: Set<string>;
  listedFen: number | null;
}

/** A campaign with its coupons and how many users it is meant for. */
export interface CampaignEntry {
  readonly campaign: RetailCampaign;
  readonly coupons: Map<string, RetailCoupon>;
  readonly discounts: number[];
  targets: number;
}

/** The campaigns of a retailer, each with what belongs to it. */
export class CampaignBook {
  private readonly entries = new Map<string, CampaignEntry>();

  open(campaign: RetailCampaign): void {
    this.entries.set(campaign.campaign, {
      campaign,
      coupons: new Map(),
      discounts: [],
      targets: 0,
    });
  }

  /** What is wrong with the link, or null when it was taken. */
  link(link: CouponLink, origin: RowOrigin, prices: PriceList): string | null {
    const entry = this.entries.get(link.campaign);
    if (entry === undefined) return `there is no campaign ${link.campaign}`;
    if (prices.priceOf(link.sku) === undefined) return `there is no product ${link.sku}`;
    const { campaign, coupon, sku, amountFen } = link;
    const known = entry.coupons.get(coupon) ?? {
      campaign,
      coupon,
      origin,
      skus: new Set<string>(),
      listedFen: amountFen,
    };
    known.skus.add(sku);
    known.listedFen ??= amountFen;
    entry.coupons.set(coupon, known);
    return null;
  }

  /** True when the campaign is known; its targets are counted. */
  target(campaign: string): boolean {
    const entry = this.entries.get(campaign);
    if (entry !== undefined) entry.targets += 1;
    return entry !== undefined;
  }

  see({ campaign, fen }: SeenDiscount): void {
    this.entries.get(campaign)?.discounts.push(fen);
  }

  /** Campaigns that have coupons. */
  campaigns(): CampaignEntry[] {
    return [...this.entries.values()].filter((entry) => entry.coupons.size > 0);
  }
}

/**
 * What a coupon takes off in fen: as listed, else the median of what its campaign's coupons were seen to
 * take off, else a tenth of the median price of its products, rounded down; at least one fen.
 */
export function couponAmount(
  coupon: RetailCoupon,
  { discounts }: CampaignEntry,
  prices: PriceList,
): number {
  const amount =
    coupon.listedFen ??
    medianOf(discounts) ??
    Math.floor((medianOf([...coupon.skus].map((sku) => prices.priceOf(sku) ?? 0)) ?? 0) / TENTH);
  return Math.max(amount, LEAST_FEN);
}
