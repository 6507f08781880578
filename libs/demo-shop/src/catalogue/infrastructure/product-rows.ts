import type { Product } from '../domain/product.js';

/** A row of `PRODUCT_COLUMNS`. */
export interface ProductRow {
  readonly sku: string;
  readonly spu: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly category_path: string;
  readonly brand: string;
  readonly brand_zh: string;
  readonly brand_en: string;
  readonly merchant_id: string;
  readonly merchant_zh: string;
  readonly merchant_en: string;
  readonly price_fen: string;
  readonly sales: number;
}

/** The columns of a product `p` with its merchant `m`; a seller without a name is shown by its id. */
export const PRODUCT_COLUMNS = `
  p.sku, p.spu, p.name_zh, p.name_en, p.category_path, p.brand, p.brand_zh, p.brand_en,
  p.merchant_id, coalesce(m.name_zh, p.merchant_id) as merchant_zh,
  coalesce(m.name_en, p.merchant_id) as merchant_en, p.price_fen, p.sales`;

export const PRODUCT_TABLES = `demo_shop.product p left join demo_shop.merchant m using (merchant_id)`;

export function productOf(row: ProductRow): Product {
  return {
    sku: row.sku,
    spu: row.spu,
    name: { zh: row.name_zh, en: row.name_en },
    categoryPath: row.category_path,
    brand: row.brand,
    brandName: { zh: row.brand_zh, en: row.brand_en },
    merchantId: row.merchant_id,
    merchantName: { zh: row.merchant_zh, en: row.merchant_en },
    priceFen: row.price_fen,
    sales: row.sales,
  };
}
