import type { BoonApi } from '../api/boon-api.js';
import type { Shop } from '../shop/shop.js';
import { ORDER_DIFFERS } from './feed-answer.js';
import type { FeedContents, FeedName } from './feed-lines.js';
import { sendBatch } from './send-feed.js';

const LINES_PER_BATCH = 500;

/** How many lines of each feed Boon took. */
export type Loaded = Readonly<Record<Exclude<FeedName, 'behaviours'>, number>>;

/**
 * Feeds the shop's products, users, orders and segments to Boon, in this order. Repeating it changes
 * nothing: orders keep the dates of the first time. A line that Boon refuses is a fault of the generator and throws.
 */
export async function loadShop(api: BoonApi, shop: Shop): Promise<Loaded> {
  return {
    products: await sendAll(api, 'products', shop.products),
    users: await sendAll(
      api,
      'users',
      shop.users.map(({ userId, attributes }) => ({ userId, ...(attributes && { attributes }) })),
    ),
    orders: await sendAll(
      api,
      'orders',
      shop.orders.map(({ orderId, userId, paidAt, amountFen }) => ({
        orderId,
        userId,
        paidAt,
        amountFen,
      })),
    ),
    segments: await sendAll(api, 'segments', shop.segments),
  };
}

async function sendAll<Name extends FeedName>(
  api: BoonApi,
  name: Name,
  lines: readonly FeedContents[Name][],
): Promise<number> {
  for (let from = 0; from < lines.length; from += LINES_PER_BATCH) {
    const batch = lines.slice(from, from + LINES_PER_BATCH);
    const rejected = await sendBatch(api, name, batch);
    // A shop made on a later day has the same orders at later dates.
    const first = rejected.find(({ code }) => code !== ORDER_DIFFERS);
    if (first !== undefined) {
      const line = JSON.stringify(batch[first.line - 1]);
      throw new Error(`Boon refused a line of ${name}: ${first.code} ${first.field} in ${line}`);
    }
  }
  return lines.length;
}
