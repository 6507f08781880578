import { SlateSearch } from './slate-search.js';
import { SlateTable } from './slate-table.js';
import { SlateWalk } from './slate-walk.js';

/** One candidate for one place. */
export interface Option {
  readonly row: number;
  /** A whole number; nothing is gained by what is not positive. */
  readonly value: number;
  /** At most one option of each key is chosen. The first is its coarsest: every option has one. */
  readonly keys: readonly string[];
}

/** The best choice: the number of the chosen option per row, -1 for none. */
export interface Slate {
  readonly chosen: Int32Array;
  readonly total: number;
  /** False when the search was cut short: then it is the best that was found. */
  readonly isOptimal: boolean;
}

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
