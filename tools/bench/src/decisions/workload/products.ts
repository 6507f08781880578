import { below, sourceOf, zipf, type Random } from './random.js';

/** A product of the bench's shop; the price in fen. */
export interface BenchProduct {
  readonly sku: string;
  readonly category: string;
  readonly brand: string;
  readonly merchant: string;
  readonly price: number;
}

export const PRODUCTS = 20_000;
const KIND = 1;
const [DEPARTMENTS, SECTIONS, TYPES] = [8, 6, 8];
const BRANDS = 1_500;
const MERCHANTS = 800;

/** The nth product. */
export function productAt(n: number): BenchProduct {
  const random = sourceOf(KIND, n);
  const [department, section, type] = [DEPARTMENTS, SECTIONS, TYPES].map((of) => below(random, of));
  return {
    sku: `sku-${n}`,
    category: `d${department}/d${department}s${section}/d${department}s${section}t${type}`,
    brand: `brand-${zipf(random, BRANDS)}`,
    merchant: `m-${zipf(random, MERCHANTS)}`,
    price: 500 + Math.floor(Math.exp(random() * 5.5) * 400),
  };
}

/** One that people look at: few are seen often. */
export function someProduct(random: Random): BenchProduct {
  return productAt(random() < 0.5 ? zipf(random, PRODUCTS) : below(random, PRODUCTS));
}
