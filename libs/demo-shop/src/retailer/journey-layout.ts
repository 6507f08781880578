import type { Folder } from './folder.js';
import { JourneyCoupons } from './journey-coupons.js';
import { journeyProduct, JOURNEY_PRODUCT_COLUMNS } from './journey-products.js';
import { journeyOrders, shelfPriceOf, TRANSACTION_COLUMNS } from './journey-transactions.js';
import { journeyUsers } from './journey-users.js';
import {
  Retailer,
  type CampaignTarget,
  type CouponLink,
  type RetailCampaign,
  type RetailOrder,
  type RetailProduct,
  type RetailUser,
  type SeenDiscount,
  type SeenPrice,
} from './retailer.js';
import type { Row } from './rows.js';

const FILES = ['products', 'campaign_descriptions', 'campaigns', 'coupons', 'coupon_redemptions'];

/**
 * The "Complete Journey" layout: a grocery chain's households, baskets and coupon campaigns. One cent is
 * one fen, product names are made of type and size.
 */
export class JourneyLayout extends Retailer {
  readonly layout = 'Complete Journey';
  readonly prefix = 'journey';
  readonly isHistoric = true;
  private readonly transactions: string;
  private readonly coupons: JourneyCoupons;

  constructor(private readonly folder: Folder) {
    super();
    this.transactions = folder.has('transactions') ? 'transactions' : 'transactions_sample';
    this.coupons = new JourneyCoupons(folder, this.transactions);
  }

  static isIn(folder: Folder): boolean {
    return FILES.every((name) => folder.has(name));
  }

  get paths(): readonly string[] {
    const names = [...FILES, 'demographics', this.transactions];
    return names.flatMap((name) => this.folder.pathOf(name) ?? []);
  }

  products(): AsyncIterable<Row<RetailProduct>> {
    return this.folder.file('products').rows(JOURNEY_PRODUCT_COLUMNS, journeyProduct);
  }

  async *prices(): AsyncGenerator<Row<SeenPrice>> {
    const file = this.folder.file(this.transactions);
    for await (const row of file.rows(TRANSACTION_COLUMNS, shelfPriceOf)) {
      if (!row.ok) yield row;
      else if (row.record !== null) yield { ...row, record: row.record };
    }
  }

  users(): AsyncIterable<Row<RetailUser>> {
    return journeyUsers(this.folder, this.transactions);
  }

  orders(): AsyncIterable<Row<RetailOrder>> {
    return journeyOrders(this.folder.file(this.transactions));
  }

  campaigns(): AsyncIterable<Row<RetailCampaign>> {
    return this.coupons.campaigns();
  }

  targets(): AsyncIterable<Row<CampaignTarget>> {
    return this.folder.file('campaigns').rows(['campaign_id', 'household_id'], (cells) => ({
      campaign: cells.text('campaign_id'),
      userId: cells.text('household_id'),
    }));
  }

  links(): AsyncIterable<Row<CouponLink>> {
    return this.coupons.links();
  }

  discounts(): AsyncIterable<Row<SeenDiscount>> {
    return this.coupons.discounts();
  }
}
