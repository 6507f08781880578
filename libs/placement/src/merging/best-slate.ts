import type { Option, Slate } from './slate.js';
import { SlateDive } from './slate-dive.js';
import { SlateSearch } from './slate-search.js';
import { SlateTable } from './slate-table.js';
import { SlateWalk } from './slate-walk.js';

/** Never by time: the same request finds the same slate everywhere. */
const MOST_WALKED = 16;
const MOST_DIVED = 2_000;

/**
 * The slate with the largest total: at most one option per row, no key twice. A walk from place to place finds it
 * where few options bar each other; where many want the same few keys, a search bounded by those goes on from what was
 * found; where there are many such keys, one by exact assignments.
 */
export function bestSlate(rows: number, options: readonly Option[]): Slate {
  const table = new SlateTable(rows, options);
  const walk = new SlateWalk(table, MOST_WALKED);
  if (walk.walk()) return { chosen: walk.best, total: walk.total, isOptimal: true };
  const dive = new SlateDive(table, walk.best, MOST_DIVED);
  if (dive.dive()) return { chosen: dive.best, total: dive.total, isOptimal: true };
  return new SlateSearch(table, dive.best).best();
}
