import { ScarceKeys } from './scarce-keys.js';
import type { SlateTable } from './slate-table.js';

/**
 * Fills the places in their order, each first with what promises most by what scarce keys leave to the others.
 * Where some keys are wanted by most options that promise is all but exact, and the first dive is the best slate.
 */
export class SlateDive {
  readonly best: Int32Array;
  total: number;
  private steps = 0;
  private readonly scarce: ScarceKeys;
  private readonly taken: Uint8Array;
  private readonly chosen: Int32Array;

  /** `found`: a slate to be better than. `mostSteps`: never by time. */
  constructor(
    private readonly table: SlateTable,
    found: Int32Array,
    private readonly mostSteps: number,
  ) {
    this.best = found.slice();
    this.total = table.totalOf(found);
    this.scarce = new ScarceKeys(table);
    this.taken = new Uint8Array(table.keyCount);
    this.chosen = new Int32Array(table.rows).fill(-1);
  }

  /** True when what was found is the best there is; false when the steps did not suffice. */
  dive(): boolean {
    this.fill(0, 0, 0);
    return this.steps <= this.mostSteps;
  }

  private fill(row: number, keys: number, total: number): void {
    const { table, scarce } = this;
    if (total + scarce.atMost(row, keys) <= this.total) return;
    this.steps += 1;
    if (this.steps > this.mostSteps) return;
    if (row === table.rows) {
      this.total = total;
      this.best.set(this.chosen);
      return;
    }
    const { places, promises } = this.choicesFor(row, keys, total);
    const empty = total + scarce.atMost(row + 1, keys);
    let wasEmpty = false;
    for (let next = mostOf(promises); next >= 0; next = mostOf(promises)) {
      const promise = promises[next] as number;
      if (!wasEmpty && empty > promise) {
        wasEmpty = true;
        this.fill(row + 1, keys, total);
      }
      if (promise <= this.total) break;
      promises[next] = 0;
      this.choose(row, places[next] as number, keys, total);
    }
    if (!wasEmpty) this.fill(row + 1, keys, total);
  }

  private choose(row: number, at: number, keys: number, total: number): void {
    const { table, taken, chosen, scarce } = this;
    table.mark(at, taken, 1);
    chosen[row] = at;
    this.fill(row + 1, keys | (scarce.masks[at] as number), total + (table.values[at] as number));
    table.mark(at, taken, 0);
    chosen[row] = -1;
  }

  /** The free options of a place that may lead to something better, and what each promises. */
  private choicesFor(row: number, keys: number, total: number) {
    const { table, scarce, taken } = this;
    const { order, rowStarts, values } = table;
    const [places, promises] = [[] as number[], [] as number[]];
    const end = rowStarts[row + 1] as number;
    for (let place = rowStarts[row] as number; place < end; place += 1) {
      const at = order[place] as number;
      const mask = scarce.masks[at] as number;
      if ((mask & keys) !== 0) continue;
      const promise = total + (values[at] as number) + scarce.atMost(row + 1, keys | mask);
      if (promise <= this.total || !table.isFree(at, taken)) continue;
      places.push(at);
      promises.push(promise);
    }
    return { places, promises };
  }
}

/** Where the largest of some numbers stands; -1: none is above zero. */
function mostOf(numbers: readonly number[]): number {
  let found = -1;
  let most = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    if ((numbers[at] as number) <= most) continue;
    most = numbers[at] as number;
    found = at;
  }
  return found;
}
