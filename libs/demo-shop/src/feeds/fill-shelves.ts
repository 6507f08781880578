import { SHOP_FEEDER } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import type { Shelves } from '../shop/shelves.js';

const LINES_PER_BATCH = 1_000;

/** Fills the shop's own catalogue by its intake. Repeating it changes nothing. */
export async function fillShelves(api: BoonApi, shelves: Shelves): Promise<number> {
  await takeIn(api, 'categories', shelves.categories);
  await takeIn(api, 'merchants', shelves.merchants);
  await takeIn(api, 'products', shelves.products);
  return renewShelves(api);
}

/** Has the shop take in lines of one kind, batch by batch. */
export async function takeIn(
  api: BoonApi,
  kind: keyof Shelves,
  lines: readonly object[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_PER_BATCH) {
    const batch = lines.slice(from, from + LINES_PER_BATCH);
    const body = batch.map((line) => JSON.stringify(line)).join('\n');
    await api.feed(SHOP_FEEDER, `/shop/intake/${kind}`, body, undefined, 'shop');
  }
}

/** Has the shop count its categories and renew its suggestions; answers how many products there are. */
export async function renewShelves(api: BoonApi): Promise<number> {
  const answer = await api.post(SHOP_FEEDER, '/shop/intake/renew', {}, undefined, 'shop');
  return (answer as { products: number }).products;
}
