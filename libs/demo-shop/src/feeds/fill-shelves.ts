import { SHOP_FEEDER } from '../api/actors.js';
import type { BoonApi } from '../api/boon-api.js';
import type { Shelves } from '../shop/shelves.js';

const LINES_PER_BATCH = 1_000;

/** Fills the shop's own catalogue by its intake and indexes it. Repeating it changes nothing. */
export async function fillShelves(api: BoonApi, shelves: Shelves): Promise<number> {
  await takeShelves(api, shelves);
  return renewShelves(api);
}

/** Has the shop take in what it sells: categories and sellers first, because products are found by them. */
export async function takeShelves(api: BoonApi, shelves: Shelves): Promise<void> {
  for (const kind of ['categories', 'merchants', 'products'] as const) {
    const lines: readonly object[] = shelves[kind];
    for (let from = 0; from < lines.length; from += LINES_PER_BATCH) {
      const batch = lines.slice(from, from + LINES_PER_BATCH);
      const body = batch.map((line) => JSON.stringify(line)).join('\n');
      await api.feed(SHOP_FEEDER, `/shop/intake/${kind}`, body, undefined, 'shop');
    }
  }
}

/** Has the shop count its categories and renew its suggestions, if anything has changed; answers how many products there are. */
export async function renewShelves(api: BoonApi): Promise<number> {
  const answer = await api.post(SHOP_FEEDER, '/shop/intake/renew', {}, undefined, 'shop');
  return (answer as { products: number }).products;
}
