import { SLOTS } from './plans.js';
import { SHOP, someProduct, type BenchProduct } from './products.js';
import { sourceOf } from './random.js';

const KIND = 4;

/** The product whose page the nth shopper looks at. */
export function productSeenBy(n: number, products = SHOP): BenchProduct {
  return someProduct(sourceOf(KIND, n), products);
}

/** What the page asks: three slots about one product. */
export function bodyOf(n: number, products = SHOP): string {
  const { sku } = productSeenBy(n, products);
  return JSON.stringify({ slots: SLOTS.map((slot) => ({ slot, sku })) });
}
