import type { KeyPrices } from './key-prices.js';
import type { SlateTable } from './slate-table.js';

/** A slate made of what the places like at the present prices of keys: who is left most by them takes first. */
export class SlateDraft {
  /** The chosen option per row, -1 for none. */
  readonly chosen: Int32Array;
  private readonly taken: Uint8Array;
  /** Rows by what is left to them; all but sorted from one draft to the next. */
  private readonly turns: Int32Array;

  constructor(
    private readonly table: SlateTable,
    private readonly prices: KeyPrices,
  ) {
    this.chosen = new Int32Array(table.rows);
    this.taken = new Uint8Array(table.keyCount);
    this.turns = Int32Array.from({ length: table.rows }, (_, row) => row);
  }

  /** Makes it anew, and says what it is worth. */
  make(): number {
    const { table, prices, taken, chosen } = this;
    this.sortTurns();
    taken.fill(0);
    let total = 0;
    for (const row of this.turns) {
      const pick = prices.picks[row] as number;
      const place = pick >= 0 && this.isFree(pick) ? pick : this.bestFree(row);
      chosen[row] = -1;
      if (place < 0) continue;
      const at = table.order[place] as number;
      table.mark(at, taken, 1);
      chosen[row] = at;
      total += table.values[at] as number;
    }
    return total;
  }

  private sortTurns(): void {
    const { turns } = this;
    const { lefts } = this.prices;
    for (let turn = 1; turn < turns.length; turn += 1) {
      const row = turns[turn] as number;
      const left = lefts[row] as number;
      let to = turn;
      for (; to > 0 && (lefts[turns[to - 1] as number] as number) < left; to -= 1) {
        turns[to] = turns[to - 1] as number;
      }
      turns[to] = row;
    }
  }

  private bestFree(row: number): number {
    const { table, prices } = this;
    let found = -1;
    let most = -Infinity;
    const end = table.rowStarts[row + 1] as number;
    for (let place = table.rowStarts[row] as number; place < end; place += 1) {
      const left = prices.leftAt(place);
      if (left <= most || !this.isFree(place)) continue;
      most = left;
      found = place;
    }
    return found;
  }

  private isFree(place: number): boolean {
    return this.table.isFree(this.table.order[place] as number, this.taken);
  }
}
