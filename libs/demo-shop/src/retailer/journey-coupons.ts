import type { Cells } from './cells.js';
import type { Folder } from './folder.js';
import { TRANSACTION_COLUMNS } from './journey-transactions.js';
import type { CouponLink, RetailCampaign, SeenDiscount } from './retailer.js';
import { recordsOf, type Row } from './rows.js';

const DAY_MS = 86_400_000;

interface Redemption {
  readonly campaign: string;
  readonly coupon: string;
}

interface DiscountedLine {
  readonly household: string;
  readonly day: string;
  readonly sku: string;
  readonly fen: number;
}

/** The campaigns, coupons and redemptions of the "Complete Journey" layout. */
export class JourneyCoupons {
  constructor(
    private readonly folder: Folder,
    private readonly transactions: string,
  ) {}

  campaigns(): AsyncIterable<Row<RetailCampaign>> {
    const columns = ['campaign_id', 'campaign_type', 'start_date', 'end_date'];
    return this.folder.file('campaign_descriptions').rows(columns, campaignOf);
  }

  links(): AsyncIterable<Row<CouponLink>> {
    const columns = ['coupon_upc', 'product_id', 'campaign_id'];
    return this.folder.file('coupons').rows(columns, (cells) => ({
      campaign: cells.text('campaign_id'),
      coupon: cells.text('coupon_upc'),
      sku: cells.text('product_id'),
      amountFen: null,
    }));
  }

  /**
   * A line with a coupon discount belongs to the campaign whose coupon the household redeemed that day and
   * which is valid on the line's product.
   */
  async *discounts(): AsyncGenerator<Row<SeenDiscount>> {
    const redeemed = await this.redemptions();
    const products = await this.productsOf(redeemed);
    const lines = this.folder.file(this.transactions).rows(TRANSACTION_COLUMNS, discountedLine);
    for await (const row of lines) {
      if (!row.ok || row.record === null) continue;
      const { household, day, sku, fen } = row.record;
      for (const { campaign, coupon } of redeemed.get(`${household} ${day}`) ?? []) {
        if (products.get(coupon)?.has(sku)) yield { ...row, record: { campaign, fen } };
      }
    }
  }

  private async redemptions(): Promise<Map<string, Redemption[]>> {
    const columns = ['household_id', 'coupon_upc', 'campaign_id', 'redemption_date'];
    const rows = this.folder.file('coupon_redemptions').rows(columns, (cells) => ({
      key: `${cells.text('household_id')} ${cells.text('redemption_date')}`,
      campaign: cells.text('campaign_id'),
      coupon: cells.text('coupon_upc'),
    }));
    const redeemed = new Map<string, Redemption[]>();
    for await (const { key, campaign, coupon } of recordsOf(rows)) {
      redeemed.set(key, [...(redeemed.get(key) ?? []), { campaign, coupon }]);
    }
    return redeemed;
  }

  private async productsOf(
    redeemed: ReadonlyMap<string, readonly Redemption[]>,
  ): Promise<Map<string, Set<string>>> {
    const coupons = [...redeemed.values()].flat().map(({ coupon }) => coupon);
    const products = new Map(coupons.map((coupon) => [coupon, new Set<string>()]));
    for await (const { coupon, sku } of recordsOf(this.links())) products.get(coupon)?.add(sku);
    return products;
  }
}

function campaignOf(cells: Cells): RetailCampaign {
  const campaign = cells.text('campaign_id');
  const type = cells.text('campaign_type');
  return {
    campaign,
    name: { zh: `第${campaign}期活动（${type}）`, en: `Campaign ${campaign} (${type})` },
    startsAt: cells.instant('start_date'),
    // The end date is the last day on which a coupon can be used.
    endsAt: cells.instant('end_date') + DAY_MS,
  };
}

function discountedLine(cells: Cells): DiscountedLine | null {
  const fen = cells.hundredths('coupon_disc');
  if (fen <= 0) return null;
  return {
    household: cells.text('household_id'),
    day: cells.text('transaction_timestamp').slice(0, 10),
    sku: cells.text('product_id'),
    fen,
  };
}
