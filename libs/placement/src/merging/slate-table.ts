import type { Option } from './slate.js';
import { KeyNumbers } from './key-numbers.js';

/** The options of a slate in columns, with keys as numbers, and those of each row the most valuable first. */
export class SlateTable {
  readonly rowOf: Int32Array;
  readonly values: Float64Array;
  /** Options with the same keys have the same number: they are one benefit, in several places. */
  readonly benefitOf: Int32Array;
  readonly benefitCount: number;
  /** The keys of benefit `b` are `keys[keyStarts[b]]` to `keys[keyStarts[b + 1] - 1]`, none of which another one implies. */
  readonly keys: Int32Array;
  readonly keyStarts: Int32Array;
  readonly keyCount: number;
  /** The options of row `r` that are worth something: `order[rowStarts[r]]` to `order[rowStarts[r + 1] - 1]`. */
  readonly order: Int32Array;
  readonly rowStarts: Int32Array;

  constructor(
    readonly rows: number,
    options: readonly Option[],
  ) {
    const { length } = options;
    this.rowOf = new Int32Array(length);
    this.values = new Float64Array(length);
    this.benefitOf = new Int32Array(length);
    this.rowStarts = new Int32Array(rows + 1);
    const numbers = new KeyNumbers();
    for (let at = 0; at < length; at += 1) {
      const { row, value, keys } = options[at] as Option;
      this.rowOf[at] = row;
      this.values[at] = value;
      if (value <= 0) continue;
      this.benefitOf[at] = numbers.of(keys);
      this.rowStarts[row + 1] = (this.rowStarts[row + 1] as number) + 1;
    }
    const { keys, keyStarts } = numbers.withoutImplied();
    this.keys = keys;
    this.keyStarts = keyStarts;
    this.keyCount = numbers.keyCount;
    this.benefitCount = numbers.benefitCount;
    this.order = this.ordered();
  }

  /** Whether none of the option's keys is taken. */
  isFree(at: number, taken: Uint8Array): boolean {
    const benefit = this.benefitOf[at] as number;
    const end = this.keyStarts[benefit + 1] as number;
    for (let key = this.keyStarts[benefit] as number; key < end; key += 1) {
      if (taken[this.keys[key] as number] === 1) return false;
    }
    return true;
  }

  /** Marks the option's keys as taken (1) or free (0). */
  mark(at: number, taken: Uint8Array, as: 0 | 1): void {
    const benefit = this.benefitOf[at] as number;
    const end = this.keyStarts[benefit + 1] as number;
    for (let key = this.keyStarts[benefit] as number; key < end; key += 1) {
      taken[this.keys[key] as number] = as;
    }
  }

  totalOf(chosen: Int32Array): number {
    let total = 0;
    for (const at of chosen) if (at >= 0) total += this.values[at] as number;
    return total;
  }

  /** By row, and within a row by value: what comes sorted already costs one look each. */
  private ordered(): Int32Array {
    const { values, rowOf, rowStarts, rows } = this;
    for (let row = 1; row <= rows; row += 1) {
      rowStarts[row] = (rowStarts[row] as number) + (rowStarts[row - 1] as number);
    }
    const order = new Int32Array(rowStarts[rows] as number);
    const ends = rowStarts.slice();
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as number;
      if (value <= 0) continue;
      const row = rowOf[at] as number;
      const first = rowStarts[row] as number;
      let place = ends[row] as number;
      ends[row] = place + 1;
      for (; place > first; place -= 1) {
        const before = order[place - 1] as number;
        if ((values[before] as number) >= value) break;
        order[place] = before;
      }
      order[place] = at;
    }
    return order;
  }
}
