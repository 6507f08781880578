import type { Bilingual } from '../feeds/feed-lines.js';
import type { Product } from './domain/product.js';

/** A category to be kept. */
export interface CategoryLine {
  readonly path: string;
  readonly name: Bilingual;
}

/** A seller to be kept. */
export interface MerchantLine {
  readonly merchantId: string;
  readonly name: Bilingual;
}

/** A product to be kept; its seller's name is the merchant's. */
export type ShelfLine = Omit<Product, 'merchantName'>;

/** Where what the shop sells comes in. Everything may be repeated: the last one counts. */
export abstract class CatalogueIntake {
  abstract takeCategories(lines: readonly CategoryLine[]): Promise<void>;
  abstract takeMerchants(lines: readonly MerchantLine[]): Promise<void>;
  /** After their categories and merchants: products are found by those names, too. */
  abstract takeProducts(lines: readonly ShelfLine[]): Promise<void>;
  /** Counts categories and renews what is suggested, after the last lines, if any changed. Answers how many products there are. */
  abstract renew(): Promise<number>;
}
