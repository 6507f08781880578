import type { SlateTable } from './slate-table.js';

/**
 * Fills place after place, first the one that loses most by not getting its best option, and leaves a branch as soon
 * as the best free options of all places that are left could not make it better than what was found. Where
 * benefits bar few others it ends after some dozens of steps.
 */
export class SlateWalk {
  readonly best: Int32Array;
  total = 0;
  private steps = 0;
  private readonly taken: Uint8Array;
  private readonly chosen: Int32Array;
  private readonly isDone: Uint8Array;

  /** `mostSteps`: never by time; the same request finds the same slate everywhere. */
  constructor(
    private readonly table: SlateTable,
    private readonly mostSteps: number,
  ) {
    this.taken = new Uint8Array(table.keyCount);
    this.chosen = new Int32Array(table.rows).fill(-1);
    this.best = new Int32Array(table.rows).fill(-1);
    this.isDone = new Uint8Array(table.rows);
  }

  /** True when what was found is the best there is; false when the steps did not suffice. */
  walk(): boolean {
    this.fill(0);
    return this.steps <= this.mostSteps;
  }

  private fill(total: number): void {
    const { table, isDone } = this;
    this.steps += 1;
    if (this.steps > this.mostSteps) return;
    if (total > this.total) {
      this.total = total;
      this.best.set(this.chosen);
    }
    let bound = total;
    let row = -1;
    let most = 0;
    let regret = -1;
    for (let each = 0; each < table.rows; each += 1) {
      if (isDone[each] === 1) continue;
      const first = this.nextFree(each, table.rowStarts[each] as number);
      if (first < 0) continue;
      const second = this.nextFree(each, first + 1);
      const value = this.valueAt(first);
      bound += value;
      const lost = second < 0 ? value : value - this.valueAt(second);
      if (lost <= regret) continue;
      [row, most, regret] = [each, value, lost];
    }
    if (row < 0 || bound <= this.total) return;
    isDone[row] = 1;
    this.fillRow(row, total, bound - most);
    isDone[row] = 0;
  }

  /** Tries the options of a row; `others` is what all else is worth at most, with what is chosen already. */
  private fillRow(row: number, total: number, others: number): void {
    const { table, taken, chosen } = this;
    let place = this.nextFree(row, table.rowStarts[row] as number);
    for (; place >= 0; place = this.nextFree(row, place + 1)) {
      const value = this.valueAt(place);
      // Those further down are worth less.
      if (others + value <= this.total || this.steps > this.mostSteps) return;
      const at = table.order[place] as number;
      table.mark(at, taken, 1);
      chosen[row] = at;
      this.fill(total + value);
      table.mark(at, taken, 0);
      chosen[row] = -1;
    }
    if (others > this.total) this.fill(total);
  }

  /** The next place of the row's order whose option is free; -1: none. */
  private nextFree(row: number, from: number): number {
    const { table, taken } = this;
    const end = table.rowStarts[row + 1] as number;
    for (let place = from; place < end; place += 1) {
      if (table.isFree(table.order[place] as number, taken)) return place;
    }
    return -1;
  }

  private valueAt(place: number): number {
    return this.table.values[this.table.order[place] as number] as number;
  }
}
