import type { Cart } from '../../api/shop-types.js';
import type { QuoteLine } from '../../boon/boon-queries.js';

/** The cart as lines to be priced: a shopper names products and quantities, never prices. */
export function quoteLinesOf(cart: Cart | undefined): QuoteLine[] {
  return (cart?.lines ?? []).map(({ lineId, product, quantity }) => ({
    lineId,
    sku: product.sku,
    quantity,
  }));
}
