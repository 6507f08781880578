import { Money } from '@boon/shared-kernel';
import type { Product } from '../domain/product.js';

/** A row of `service_support.product`. */
export interface ProductRow {
  readonly sku: string;
  readonly spu: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly category_path: string;
  readonly brand: string;
  readonly merchant_id: string;
  readonly price_fen: string;
  readonly is_estimated: boolean;
}

/** The columns of a `ProductRow`. */
export const PRODUCT_COLUMNS =
  'sku, spu, name_zh, name_en, category_path, brand, merchant_id, price_fen, is_estimated';

export function productOf(row: ProductRow): Product {
  return {
    sku: row.sku,
    spu: row.spu,
    name: { zh: row.name_zh, en: row.name_en },
    categoryPath: row.category_path,
    brand: row.brand,
    merchantId: row.merchant_id,
    price: Money.parse(row.price_fen),
    isEstimated: row.is_estimated,
  };
}
