import type {
  CategoryCount,
  FoundProduct,
  Product,
  ProductQuery,
  Suggestion,
} from './domain/product.js';

/** What the shop sells, to be looked at. */
export abstract class Catalogue {
  /** Undefined when the shop does not sell it. */
  abstract find(sku: string): Promise<Product | undefined>;

  /** Those of `skus` that the shop sells, by SKU. */
  abstract findAll(skus: readonly string[]): Promise<ReadonlyMap<string, Product>>;

  /** Up to `limit` products in the order that was asked for. */
  abstract search(query: ProductQuery): Promise<FoundProduct[]>;

  /** How many products a query finds; null when more than `most`. */
  abstract count(query: ProductQuery, most: number): Promise<number | null>;

  /** What the shelf beside `product` shows: its category first, then those around it. */
  abstract related(product: Product, limit: number): Promise<Product[]>;

  /** What `typed` may become, the best first. */
  abstract suggest(typed: string, limit: number): Promise<Suggestion[]>;

  /** Categories down to `depth` levels that hold products, parents first. */
  abstract categories(depth: number): Promise<CategoryCount[]>;
}
