import type { CategoryLine, MerchantLine, ShelfLine } from '../catalogue/catalogue-intake.js';
import { shopBrands } from './products.js';
import { Choices } from './random.js';
import type { Shop } from './shop.js';

/** Everything that the shop's own catalogue takes in. */
export interface Shelves {
  readonly categories: readonly CategoryLine[];
  readonly merchants: readonly MerchantLine[];
  readonly products: readonly ShelfLine[];
}

/** Each order of the demo stands for so many of a real shop. */
const ORDERS_STAND_FOR = 160;
const SEED = 92_331;

/** The generated shop as its catalogue shows it; units sold follow the past orders, the same each time. */
export function shelvesOf({ categories, merchants, products, orders }: Shop): Shelves {
  const brands = shopBrands();
  const choices = new Choices(SEED);
  const units = new Map<string, number>();
  for (const { sku, quantity } of orders.flatMap((order) => order.lines)) {
    units.set(sku, (units.get(sku) ?? 0) + quantity);
  }
  return {
    categories,
    merchants,
    products: products.map((product) => ({
      sku: product.sku,
      spu: product.spu,
      name: product.name,
      categoryPath: product.categoryPath,
      brand: product.brand,
      brandName: brands.get(product.brand) ?? { zh: product.brand, en: product.brand },
      merchantId: product.merchantId,
      priceFen: product.priceFen,
      sales: (units.get(product.sku) ?? 0) * ORDERS_STAND_FOR + choices.between(3, 400),
    })),
  };
}
