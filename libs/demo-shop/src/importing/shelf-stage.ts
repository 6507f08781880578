import type { CategoryLine, MerchantLine } from '../catalogue/catalogue-intake.js';
import type { RetailProduct, Retailer } from '../retailer/retailer.js';
import { recordsOf } from '../retailer/rows.js';
import { sentenceCase } from '../retailer/slugs.js';
import type { Shelves } from '../shop/shelves.js';
import type { ImportDesk } from './feed-stage.js';
import type { PriceList } from './price-list.js';

const PRODUCTS_PER_BATCH = 1_000;
const LONGEST_PATH = 200;

/**
 * Puts the retailer's products on the shop's own shelves, after Boon took them: the shop shows and sells
 * them, Boon prices them. Batches that the journal knows are not sent again.
 */
export async function runShelves(
  retailer: Retailer,
  prices: PriceList,
  { target, journal, progress }: ImportDesk,
): Promise<void> {
  progress.begin('shelves', prices.size);
  let number = 1;
  for await (const batch of batchesOf(recordsOf(retailer.products()))) {
    const step = `shelves:${number++}`;
    if (journal.noteOf(step) === undefined) {
      await target.shelve(shelvesOf(batch, prices));
      journal.record(step, String(batch.length));
    }
    progress.advance(batch.length);
  }
  if (journal.noteOf('shelves') === undefined) {
    await target.renewShelves();
    journal.record('shelves', '');
  }
  progress.end();
}

async function* batchesOf(
  products: AsyncIterable<RetailProduct>,
): AsyncGenerator<readonly RetailProduct[]> {
  let batch: RetailProduct[] = [];
  for await (const product of products) {
    if (product.categoryPath.length <= LONGEST_PATH) batch.push(product);
    if (batch.length < PRODUCTS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function shelvesOf(batch: readonly RetailProduct[], prices: PriceList): Shelves {
  const categories = new Map<string, CategoryLine>();
  const merchants = new Map<string, MerchantLine>();
  for (const { categoryPath, merchantId } of batch) {
    for (const category of categoriesAlong(categoryPath)) categories.set(category.path, category);
    const name = { zh: `商家 ${merchantId}`, en: `Seller ${merchantId}` };
    merchants.set(merchantId, { merchantId, name });
  }
  return {
    categories: [...categories.values()],
    merchants: [...merchants.values()],
    products: batch.map(({ sku, spu, name, categoryPath, brand, merchantId }) => ({
      ...{ sku, spu, name, categoryPath, brand, merchantId },
      brandName: sameText(wordsOf(brand)),
      priceFen: String(prices.priceOf(sku) ?? 0),
      sales: prices.timesSeen(sku),
    })),
  };
}

/** The retailer's categories have no names of their own: their slugs stand in. */
function categoriesAlong(path: string): CategoryLine[] {
  const slugs = path.split('/');
  return slugs.map((slug, index) => ({
    path: slugs.slice(0, index + 1).join('/'),
    name: sameText(wordsOf(slug)),
  }));
}

function wordsOf(slug: string): string {
  return sentenceCase(slug.replaceAll('-', ' ').replaceAll(/\s+/g, ' ')) || slug;
}

function sameText(text: string) {
  return { zh: text, en: text };
}
