import { below, sourceOf, zipf, type Random } from './random.js';

/** A product of the bench's shop; the price in fen. */
export interface BenchProduct {
  readonly sku: string;
  readonly category: string;
  readonly brand: string;
  readonly merchant: string;
  readonly price: number;
}

/** Products of the shop that the plans of a usual run are about. */
export const SHOP = 20_000;
/** Products of the marketplace that it grows into, with ten times the merchants and brands. */
export const MARKETPLACE = 10 * SHOP;
const KIND = 1;
const [DEPARTMENTS, SECTIONS, TYPES] = [8, 6, 8];
const BRANDS = 1_500;
const MERCHANTS = 800;

/** The nth product. */
export function productAt(n: number): BenchProduct {
  const random = sourceOf(KIND, n);
  const isNew = n >= SHOP;
  const [department, section, type] = [DEPARTMENTS, SECTIONS, TYPES].map((of) => below(random, of));
  return {
    sku: `sku-${n}`,
    category: `d${department}/d${department}s${section}/d${department}s${section}t${type}`,
    brand: `brand-${isNew ? BRANDS + below(random, 9 * BRANDS) : zipf(random, BRANDS)}`,
    merchant: `m-${isNew ? MERCHANTS + below(random, 9 * MERCHANTS) : zipf(random, MERCHANTS)}`,
    price: 500 + Math.floor(Math.exp(random() * 5.5) * 400),
  };
}

/** One that people look at, among the first so many: few are seen often. */
export function someProduct(random: Random, products = SHOP): BenchProduct {
  return productAt(random() < 0.5 ? zipf(random, SHOP) : below(random, products));
}

/** One that came with the growth of the shop. */
export function newProduct(random: Random): BenchProduct {
  return productAt(SHOP + below(random, MARKETPLACE - SHOP));
}
