import type { Option, Slate } from './slate.js';
import { SlateSearch } from './slate-search.js';
import { SlateTable } from './slate-table.js';
import { SlateWalk } from './slate-walk.js';

/** Never by time: the same request finds the same slate everywhere. */
const MOST_STEPS = 120;

/**
 * The slate with the largest total: at most one option per row, no key twice. A walk from place to place finds it
 * where few options bar each other; where many do, a search by exact assignments goes on from what it found.
 */
export function bestSlate(rows: number, options: readonly Option[]): Slate {
  const table = new SlateTable(rows, options);
  const walk = new SlateWalk(table, MOST_STEPS);
  if (walk.walk()) return { chosen: walk.best, total: walk.total, isOptimal: true };
  return new SlateSearch(table, walk.best).best();
}
