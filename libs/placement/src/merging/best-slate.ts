import { assign } from './assign.js';
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
const MOST_NODES = 2_000;
const MOST_STEPS = 300;

/**
 * The slate with the largest total: at most one option per row, no key twice. Options that share their first
 * key are one column of an exact assignment; where what that chooses still shares another key, the search
 * branches on who may keep it, bounded by the assignment without that rule.
 */
export function bestSlate(rows: number, options: readonly Option[]): Slate {
  const walk = new SlateWalk(new SlateTable(rows, options), MOST_STEPS);
  if (walk.walk()) return { chosen: walk.best, total: walk.total, isOptimal: true };
  return new SlateSearch(rows, options).best();
}

class SlateSearch {
  private readonly columnOf: Int32Array;
  private readonly columns: number;
  private readonly isBarred: Uint8Array;
  private nodes = 0;
  private chosen: Int32Array;
  private total: number;

  constructor(
    private readonly rows: number,
    private readonly options: readonly Option[],
  ) {
    const numbers = new Map<string, number>();
    this.columnOf = Int32Array.from(options, ({ keys }) => {
      const key = keys[0] ?? '';
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    });
    this.columns = numbers.size;
    this.isBarred = new Uint8Array(options.length);
    this.chosen = this.greedy();
    this.total = this.totalOf(this.chosen);
  }

  best(): Slate {
    this.search();
    const isOptimal = this.nodes <= MOST_NODES;
    return { chosen: this.chosen, total: this.total, isOptimal };
  }

  private search(): void {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) return;
    const chosen = this.relaxed();
    const total = this.totalOf(chosen);
    const clash = this.clashIn(chosen);
    if (total <= this.total && !(clash === null && this.nodes === 1)) return;
    if (clash === null) {
      this.chosen = chosen;
      this.total = total;
      return;
    }
    const { key, columns } = clash;
    for (const column of columns) this.searchBarring(key, (at) => at !== column);
    this.searchBarring(key, (at) => columns.includes(at));
  }

  /** Searches with the options of a key barred in some columns. */
  private searchBarring(key: string, inColumn: (column: number) => boolean): void {
    const barred: number[] = [];
    for (const [at, { keys }] of this.options.entries()) {
      const isMeant = keys.includes(key) && inColumn(this.columnOf[at] as number);
      if (isMeant && this.isBarred[at] === 0) barred.push(at);
    }
    for (const at of barred) this.isBarred[at] = 1;
    this.search();
    for (const at of barred) this.isBarred[at] = 0;
  }

  /** The best choice in which no first key stands twice. */
  private relaxed(): Int32Array {
    const { rows, columns } = this;
    const values = new Float64Array(rows * columns);
    const best = new Int32Array(rows * columns).fill(-1);
    for (let at = 0; at < this.options.length; at += 1) {
      if (this.isBarred[at] === 1) continue;
      const { row, value } = this.options[at] as Option;
      const cell = row * columns + (this.columnOf[at] as number);
      if (value > (values[cell] as number)) {
        values[cell] = value;
        best[cell] = at;
      }
    }
    const assigned = assign({ rows, columns, values });
    return assigned.map((column, row) =>
      column < 0 ? -1 : (best[row * columns + column] as number),
    );
  }

  private clashIn(chosen: Int32Array): { key: string; columns: number[] } | null {
    const holders = new Map<string, number[]>();
    for (const at of chosen) {
      if (at < 0) continue;
      for (const key of (this.options[at] as Option).keys) {
        const columns = holders.get(key);
        if (columns) columns.push(this.columnOf[at] as number);
        else holders.set(key, [this.columnOf[at] as number]);
      }
    }
    for (const [key, columns] of holders) if (columns.length > 1) return { key, columns };
    return null;
  }

  /** A choice to begin with: the most valuable first. */
  private greedy(): Int32Array {
    const chosen = new Int32Array(this.rows).fill(-1);
    const taken = new Set<string>();
    const order = [...this.options.keys()].sort(
      (one, other) => this.valueOf(other) - this.valueOf(one),
    );
    for (const at of order) {
      const { row, value, keys } = this.options[at] as Option;
      if (value <= 0 || chosen[row] !== -1 || keys.some((key) => taken.has(key))) continue;
      chosen[row] = at;
      for (const key of keys) taken.add(key);
    }
    return chosen;
  }

  private totalOf(chosen: Int32Array): number {
    return chosen.reduce((sum, at) => (at < 0 ? sum : sum + this.valueOf(at)), 0);
  }

  private valueOf(at: number): number {
    return (this.options[at] as Option).value;
  }
}
