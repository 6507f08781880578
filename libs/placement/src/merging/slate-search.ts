import { Assigner } from './assign.js';
import type { Slate } from './slate.js';
import type { SlateTable } from './slate-table.js';

/** Never by time: the same request finds the same slate everywhere. */
const MOST_NODES = 2_000;

/** A key that two chosen options share, and the columns of those that have it. */
interface Clash {
  readonly key: number;
  readonly columns: readonly number[];
}

/**
 * Options that share their first key are one column of an exact assignment; where what that chooses still shares
 * another key, the search branches on who may keep it, bounded by the assignment without that rule.
 */
export class SlateSearch {
  private readonly columnOf: Int32Array;
  private readonly columns: number;
  private readonly isBarred: Uint8Array;
  private readonly withKey: readonly (readonly number[])[];
  private readonly values: Float64Array;
  private readonly bestIn: Int32Array;
  private readonly holders: Int32Array;
  private readonly assigner: Assigner;
  private nodes = 0;
  private chosen: Int32Array;
  private total: number;

  /** `found`: a slate to be better than. */
  constructor(
    private readonly table: SlateTable,
    found: Int32Array,
  ) {
    const { values, keys, keyStarts, keyCount, rows } = table;
    const numbers = new Int32Array(keyCount).fill(-1);
    const withKey = Array.from({ length: keyCount }, (): number[] => []);
    this.columnOf = new Int32Array(values.length);
    let columns = 0;
    for (const at of table.order) {
      const benefit = table.benefitOf[at] as number;
      const first = keys[keyStarts[benefit] as number] as number;
      if (numbers[first] === -1) numbers[first] = columns++;
      this.columnOf[at] = numbers[first] as number;
      const end = keyStarts[benefit + 1] as number;
      for (let key = keyStarts[benefit] as number; key < end; key += 1) {
        withKey[keys[key] as number]?.push(at);
      }
    }
    this.columns = columns;
    this.withKey = withKey;
    this.isBarred = new Uint8Array(values.length);
    this.values = new Float64Array(rows * columns);
    this.bestIn = new Int32Array(rows * columns);
    this.holders = new Int32Array(keyCount);
    this.assigner = new Assigner(rows, columns);
    this.chosen = found;
    this.total = table.totalOf(found);
  }

  best(): Slate {
    this.search();
    return { chosen: this.chosen, total: this.total, isOptimal: this.nodes <= MOST_NODES };
  }

  private search(): void {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) return;
    const chosen = this.relaxed();
    const total = this.table.totalOf(chosen);
    if (total <= this.total) return;
    const clash = this.clashIn(chosen);
    if (clash === null) {
      this.chosen = chosen;
      this.total = total;
      return;
    }
    const { key, columns } = clash;
    for (const column of columns) this.searchBarring(key, (each) => each !== column);
    this.searchBarring(key, (each) => columns.includes(each));
  }

  /** Searches with the options of a key barred in some columns. */
  private searchBarring(key: number, inColumn: (column: number) => boolean): void {
    const barred: number[] = [];
    for (const at of this.withKey[key] ?? []) {
      if (this.isBarred[at] === 1 || !inColumn(this.columnOf[at] as number)) continue;
      this.isBarred[at] = 1;
      barred.push(at);
    }
    this.search();
    for (const at of barred) this.isBarred[at] = 0;
  }

  /** The best choice in which no first key stands twice. */
  private relaxed(): Int32Array {
    const { table, columns, values, bestIn, isBarred } = this;
    values.fill(0);
    for (const at of table.order) {
      if (isBarred[at] === 1) continue;
      const cell = (table.rowOf[at] as number) * columns + (this.columnOf[at] as number);
      // A row's options come by value: the first one of a column is its best.
      if (values[cell] !== 0) continue;
      values[cell] = table.values[at] as number;
      bestIn[cell] = at;
    }
    const chosen = this.assigner.assign(values);
    for (let row = 0; row < chosen.length; row += 1) {
      const column = chosen[row] as number;
      if (column >= 0) chosen[row] = bestIn[row * columns + column] as number;
    }
    return chosen;
  }

  private clashIn(chosen: Int32Array): Clash | null {
    const { table, holders, columnOf } = this;
    holders.fill(0);
    for (const at of chosen) {
      if (at < 0) continue;
      const benefit = table.benefitOf[at] as number;
      const end = table.keyStarts[benefit + 1] as number;
      for (let place = table.keyStarts[benefit] as number; place < end; place += 1) {
        const key = table.keys[place] as number;
        holders[key] = (holders[key] as number) + 1;
      }
    }
    const key = holders.findIndex((count) => count > 1);
    if (key < 0) return null;
    const sharing = [...chosen].filter((at) => at >= 0 && this.withKey[key]?.includes(at));
    return { key, columns: sharing.map((at) => columnOf[at] as number) };
  }
}
