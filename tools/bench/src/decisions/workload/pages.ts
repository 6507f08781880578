import { SLOTS } from './plans.js';
import { someProduct, type BenchProduct } from './products.js';
import { sourceOf } from './random.js';

const KIND = 4;

/** The product whose page the nth shopper looks at. */
export function productSeenBy(n: number): BenchProduct {
  return someProduct(sourceOf(KIND, n));
}

/** What the page asks: three slots about one product. */
export function bodyOf(n: number): string {
  const { sku } = productSeenBy(n);
  return JSON.stringify({ slots: SLOTS.map((slot) => ({ slot, sku })) });
}
