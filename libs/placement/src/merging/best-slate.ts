import type { Option, Slate } from './slate.js';
import { SlatePricing } from './slate-pricing.js';
import { SlateSearch } from './slate-search.js';
import { SlateTable } from './slate-table.js';
import { SlateWalk } from './slate-walk.js';

/** Never by time: the same request finds the same slate everywhere. */
const MOST_WALKED = 16;
const MOST_TRIED = 2_000;

/**
 * The slate with the largest total: at most one option per row, no key twice. A walk from place to place finds it
 * where few options bar each other; where many want the same few keys, prices of keys leave few to be tried; where
 * these are too many, a search by exact assignments goes on from what was found.
 */
export function bestSlate(rows: number, options: readonly Option[]): Slate {
  const table = new SlateTable(rows, options);
  const walk = new SlateWalk(table, MOST_WALKED);
  if (walk.walk()) return { chosen: walk.best, total: walk.total, isOptimal: true };
  const pricing = new SlatePricing(table, walk.best, MOST_TRIED);
  if (pricing.search()) return { chosen: pricing.best, total: pricing.total, isOptimal: true };
  return new SlateSearch(table, pricing.best).best();
}
