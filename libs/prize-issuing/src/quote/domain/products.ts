import type { ScopedItem } from '@boon/benefit-terms';
import type { Money } from '@boon/shared-kernel';

/** A product as the shop's directory prices it. */
export interface PricedProduct extends ScopedItem {
  readonly unitPrice: Money;
}

/** The shop's products: where prices and classes of a shopper's lines come from. */
export abstract class Products {
  /** What is known of these SKUs; unknown ones are absent. */
  abstract find(skus: readonly string[]): Promise<ReadonlyMap<string, PricedProduct>>;
}
