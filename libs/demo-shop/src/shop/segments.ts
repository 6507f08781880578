import { Money } from '@boon/shared-kernel';
import type { ProductLine, SegmentLine } from '../feeds/feed-lines.js';
import type { PastOrder } from './shop.js';

const VIP_FROM = Money.ofFen(3_000_00);

/** Segments that the shop itself knows: `vip` has spent CNY 3,000, `beauty-fans` have bought beauty goods. */
export function shopSegments(
  orders: readonly PastOrder[],
  products: readonly ProductLine[],
): SegmentLine[] {
  const beauty = new Set(
    products.filter((each) => each.categoryPath.startsWith('beauty/')).map((each) => each.sku),
  );
  const fans = orders.filter((order) => order.lines.some((line) => beauty.has(line.sku)));
  return [...members('vip', bigSpenders(orders)), ...members('beauty-fans', usersOf(fans))];
}

function bigSpenders(orders: readonly PastOrder[]): string[] {
  return usersOf(orders).filter((userId) => {
    const own = orders.filter((order) => order.userId === userId);
    return Money.sum(own.map((order) => Money.parse(order.amountFen))).compare(VIP_FROM) >= 0;
  });
}

function usersOf(orders: readonly PastOrder[]): string[] {
  return [...new Set(orders.map((order) => order.userId))];
}

function members(segment: string, userIds: readonly string[]): SegmentLine[] {
  return userIds.map((userId) => ({ segment, userId, member: true }));
}
