import { describe, expect, it } from '@jest/globals';
import { keysOf } from '@boon/benefit-terms/offering';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import { aProduct } from '../testing/a-request.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../testing/catalogue-items.js';
import { recall } from './recall.js';

const OFFERS = 6;
const TWICE = { categories: ['shoes', 'shoes/running'] };

/** Which of some coupons are proposed for a running shoe, all of which stand under two of its categories. */
function proposed({ limit, most }: { limit: number; most: number }): readonly string[] {
  const sources = RECALL_SOURCES.map((source) => ({ source, limit, budgetMs: 20 }));
  const slot = aSlot('pdp.any', { sources });
  const items = Array.from({ length: OFFERS }, (_, n) => [
    aStockItem(n, { scope: TWICE }),
    aSchemeItem(n, [n]),
    aPlanItem(n, [n], ['pdp.any'], { priority: 100 - n }),
  ]);
  const snapshot = CatalogueSnapshot.build('1', items.flat(), [slot]);
  const audiences = snapshot.audiencesFor(null);
  const keys = keysOf(aProduct('s1', 20_000).item);
  const index = snapshot.indexOf('pdp.any');
  const asked = { slot, index, keys, audiences, now: NOON.getTime(), picks: new Set<string>() };
  return recall({ ...asked, most }).map(({ stock }) => stock.id);
}

const firstStocks = (count: number) => Array.from({ length: count }, (_, n) => uuidOf('stock', n));

describe('recall', () => {
  it('counts a benefit that stands under several keys of a product once', () => {
    expect(proposed({ limit: 100, most: OFFERS + 1 })).toEqual(firstStocks(OFFERS));
  });

  it('proposes the highest ranks of a source, and leaves out of those what a request may not recall', () => {
    expect(proposed({ limit: 4, most: 100 })).toEqual(firstStocks(4));
    expect(proposed({ limit: 4, most: 3 })).toEqual(firstStocks(3));
    expect(proposed({ limit: 4, most: 0 })).toEqual([]);
  });
});
