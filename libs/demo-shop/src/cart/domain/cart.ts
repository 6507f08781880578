import { Money } from '@boon/shared-kernel';
import type { Product } from '../../catalogue/domain/product.js';

/** So many different products fit into a cart; Boon prices up to 500 lines. */
export const MOST_LINES = 100;
export const MOST_OF_ONE = 9_999;

/** One product in a cart. */
export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}

/** What one line costs before any benefit. */
export function lineAmount({ product, quantity }: CartLine): Money {
  return Money.parse(product.priceFen).times(quantity);
}

/** What a cart costs before any benefit. */
export function cartAmount(lines: readonly CartLine[]): Money {
  return Money.sum(lines.map(lineAmount));
}
