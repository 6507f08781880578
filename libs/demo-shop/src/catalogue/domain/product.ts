import type { Bilingual } from '../../feeds/feed-lines.js';

/** A product as the shop sells it. */
export interface Product {
  readonly sku: string;
  readonly spu: string;
  readonly name: Bilingual;
  /** Slugs from the department down, joined by slashes. */
  readonly categoryPath: string;
  readonly brand: string;
  readonly brandName: Bilingual;
  readonly merchantId: string;
  readonly merchantName: Bilingual;
  /** Decimal string of fen. */
  readonly priceFen: string;
  /** Units sold so far. */
  readonly sales: number;
}

/** A category with how many products it and those below it hold. */
export interface CategoryCount {
  readonly path: string;
  readonly name: Bilingual;
  readonly count: number;
}

export const PRODUCT_SORTS = ['relevance', 'price-asc', 'price-desc', 'sales'] as const;

/** How a list is ordered; ties always by SKU. `relevance` is names first, then what sells. */
export type ProductSort = (typeof PRODUCT_SORTS)[number];

/** Which products, in which order, from where on. */
export interface ProductQuery {
  readonly query?: string | undefined;
  /** A category and all below it. */
  readonly category?: string | undefined;
  readonly brand?: string | undefined;
  readonly merchant?: string | undefined;
  readonly sort: ProductSort;
  /** The sort key of the last product seen. */
  readonly after?: ProductPosition | undefined;
  readonly limit: number;
}

/** Sort key and SKU of a product in a list. */
export type ProductPosition = readonly [key: number, sku: string];

/** A product with its place in the list. */
export interface FoundProduct {
  readonly product: Product;
  readonly position: ProductPosition;
}

/** What to complete a text to. */
export interface Suggestion {
  /** In the language that was typed. */
  readonly text: string;
  readonly name: Bilingual;
  readonly kind: 'product' | 'category' | 'brand';
  /** The SKU, the category's path or the brand. */
  readonly target: string;
}
