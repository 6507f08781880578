import type { AttributeValue } from '../../rule-engine/domain/context.js';
import { categoriesOf, type Product } from './product.js';
import type { UserState } from './user-state.js';

const BALANCE = 'profile.subsidyBalance';

/** The values of `USER_ATTRIBUTES`, and `profile.<name>` for each attribute that the shop feeds. */
export function userValues(state: UserState): Record<string, AttributeValue | null> {
  const values: Record<string, AttributeValue | null> = {
    'user.stage': state.stage,
    'user.segments': state.segments,
    'user.paidOrders': state.paidOrders,
    'user.firstPaidAt': state.firstPaidAt,
    'user.lastPaidAt': state.lastPaidAt,
    'user.followedMerchants': state.followedMerchants,
    'user.memberMerchants': state.memberMerchants,
    'user.boughtMerchants': state.boughtMerchants,
    'user.viewedCategories': state.viewedCategories,
    'user.lastSeenAt': state.lastSeenAt,
    [BALANCE]: state.subsidyBalance,
  };
  for (const [name, value] of Object.entries(state.attributes)) {
    const attribute = `profile.${name}`;
    // Issuing's word, whatever the shop feeds under that name.
    if (attribute !== BALANCE) values[attribute] = value;
  }
  return values;
}

/** The values of `PRODUCT_ATTRIBUTES`. */
export function productValues(product: Product): Record<string, AttributeValue> {
  return {
    'product.sku': product.sku,
    'product.spu': product.spu,
    'product.categories': categoriesOf(product.categoryPath),
    'product.brand': product.brand,
    'product.merchant': product.merchantId,
    'product.price': product.price,
  };
}
