import type { Product } from './domain/product.js';

/** What to look for; everything given must hold. */
export interface ProductSearch {
  /** Words that the name, brand or SKU contains, upper and lower case alike. */
  readonly query?: string;
  /** A category path; everything below it counts. */
  readonly category?: string;
  /** The SKU after which to go on. */
  readonly after?: string;
  readonly limit: number;
}

/** The shop's products, in memory: at most about a second behind the database. */
export abstract class ProductDirectory {
  /** The product, at once; undefined for an unknown SKU. */
  abstract find(sku: string): Product | undefined;

  /** Up to `limit` products in ascending order of SKU. */
  abstract search(search: ProductSearch): Product[];

  /** How many products there are. */
  abstract size(): number;
}
