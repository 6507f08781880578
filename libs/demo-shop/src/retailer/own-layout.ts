import type { Cells } from './cells.js';
import type { Folder } from './folder.js';
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
import { CellFault, noRows, type Row } from './rows.js';

const FILES = ['products', 'users', 'orders', 'campaigns', 'targets', 'coupons'];
const LONGEST_NAME = 200;
const PATH = /^[^/\s][^/]*(\/[^/\s][^/]*)*$/;

/** The layout that `tools/demo/FORMAT.md` documents. */
export class OwnLayout extends Retailer {
  readonly layout = 'documented columns';
  readonly prefix = 'retail';
  readonly isHistoric = false;

  constructor(private readonly folder: Folder) {
    super();
  }

  /** True when the folder has products with a column `sku` of their own. */
  static async isIn(folder: Folder): Promise<boolean> {
    if (!folder.has('products')) return false;
    try {
      await folder
        .file('products')
        .rows(['sku'], () => null)
        .next();
      return true;
    } catch {
      return false;
    }
  }

  get paths(): readonly string[] {
    return FILES.flatMap((name) => this.folder.pathOf(name) ?? []);
  }

  products(): AsyncIterable<Row<RetailProduct>> {
    return this.folder.file('products').rows(['sku', 'category_path', 'merchant_id'], productOf);
  }

  prices(): AsyncIterable<Row<SeenPrice>> {
    return noRows();
  }

  users(): AsyncIterable<Row<RetailUser>> {
    return this.rowsOf('users', ['user_id'], (cells) => ({
      userId: cells.text('user_id'),
      attributes: cells.others(['user_id']),
    }));
  }

  orders(): AsyncIterable<Row<RetailOrder>> {
    return this.rowsOf('orders', ['order_id', 'user_id', 'paid_at', 'amount_fen'], (cells) => ({
      orderId: cells.text('order_id'),
      userId: cells.text('user_id'),
      paidAt: cells.instant('paid_at'),
      amountFen: cells.whole('amount_fen'),
    }));
  }

  campaigns(): AsyncIterable<Row<RetailCampaign>> {
    return this.rowsOf('campaigns', ['campaign', 'starts_at', 'ends_at'], campaignOf);
  }

  targets(): AsyncIterable<Row<CampaignTarget>> {
    return this.rowsOf('targets', ['campaign', 'user_id'], (cells) => ({
      campaign: cells.text('campaign'),
      userId: cells.text('user_id'),
    }));
  }

  links(): AsyncIterable<Row<CouponLink>> {
    return this.rowsOf('coupons', ['campaign', 'coupon', 'sku'], (cells) => ({
      campaign: cells.text('campaign'),
      coupon: cells.text('coupon'),
      sku: cells.text('sku'),
      amountFen: cells.wholeOrNull('amount_fen'),
    }));
  }

  discounts(): AsyncIterable<Row<SeenDiscount>> {
    return noRows();
  }

  private rowsOf<T>(
    name: string,
    columns: readonly string[],
    read: (cells: Cells) => T,
  ): AsyncIterable<Row<T>> {
    return this.folder.has(name) ? this.folder.file(name).rows(columns, read) : noRows();
  }
}

function productOf(cells: Cells): RetailProduct {
  const sku = cells.text('sku');
  const categoryPath = cells.text('category_path', LONGEST_NAME);
  if (!PATH.test(categoryPath)) throw new CellFault('category_path is not a path like a/b/c');
  const parent = categoryPath.slice(0, Math.max(categoryPath.lastIndexOf('/'), 0));
  return {
    sku,
    spu: cells.optional('spu') || sku,
    name: bilingual(cells, sku),
    categoryPath,
    brand: cells.optional('brand') || 'unbranded',
    merchantId: cells.text('merchant_id'),
    listedFen: cells.wholeOrNull('price_fen'),
    alike: parent === '' ? [categoryPath] : [categoryPath, parent],
  };
}

function campaignOf(cells: Cells): RetailCampaign {
  const campaign = cells.text('campaign');
  const startsAt = cells.instant('starts_at');
  const endsAt = cells.instant('ends_at');
  if (endsAt <= startsAt) throw new CellFault('ends_at is not after starts_at');
  return { campaign, name: bilingual(cells, campaign), startsAt, endsAt };
}

/** Both names; one stands in for the other, the fallback for both. */
function bilingual(cells: Cells, fallback: string): { zh: string; en: string } {
  const zh = cells.optional('name_zh').slice(0, LONGEST_NAME);
  const en = cells.optional('name_en').slice(0, LONGEST_NAME);
  return { zh: zh || en || fallback, en: en || zh || fallback };
}
