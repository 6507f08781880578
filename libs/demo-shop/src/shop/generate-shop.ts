import { shopOrders } from './orders.js';
import { shopCategories, shopMerchants, shopProducts } from './products.js';
import { Choices } from './random.js';
import { shopSegments } from './segments.js';
import type { PastOrder, Shop } from './shop.js';
import { shopUsers } from './users.js';

/**
 * A small shop that looks real: about 400 products in eight departments, 16 merchants, 60 personas in the
 * five lifecycle stages and their past orders. The same seed and instant give the same shop.
 */
export function generateShop(seed: number, now: Date): Shop {
  const choices = new Choices(seed);
  const products = shopProducts(choices);
  const users = shopUsers(choices);
  const orders = shopOrders(choices, users, products, now);
  return {
    categories: shopCategories(),
    merchants: shopMerchants(),
    products,
    users,
    orders,
    segments: shopSegments(orders, products),
    mostPopularSpu: mostPopularSpu(orders),
    now,
  };
}

function mostPopularSpu(orders: readonly PastOrder[]): string {
  const units = new Map<string, number>();
  for (const { sku, quantity } of orders.flatMap((order) => order.lines)) {
    const spu = sku.slice(0, sku.lastIndexOf('-'));
    units.set(spu, (units.get(spu) ?? 0) + quantity);
  }
  const [first = ''] = [...units].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [];
  return first;
}
