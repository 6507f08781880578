import type { Option } from './slate.js';

/** The options of a slate in columns, with keys as numbers, and those of each row the most valuable first. */
export class SlateTable {
  readonly rowOf: Int32Array;
  readonly values: Float64Array;
  /** The keys of option `at` are `keys[keyStarts[at]]` to `keys[keyStarts[at + 1] - 1]`. */
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
    this.keyStarts = new Int32Array(length + 1);
    const keys: number[] = [];
    const numbers = new Map<string, number>();
    const starts = new Map<readonly string[], number>();
    for (let at = 0; at < length; at += 1) {
      const option = options[at] as Option;
      this.rowOf[at] = option.row;
      this.values[at] = option.value;
      // A benefit that may fill several places has the same keys in each of them: they are looked up once.
      const known = starts.get(option.keys);
      if (known === undefined) {
        starts.set(option.keys, keys.length);
        for (const key of option.keys) keys.push(numberOf(key, numbers));
      } else {
        const end = known + option.keys.length;
        for (let key = known; key < end; key += 1) keys.push(keys[key] as number);
      }
      this.keyStarts[at + 1] = keys.length;
    }
    this.keys = Int32Array.from(keys);
    this.keyCount = numbers.size;
    this.rowStarts = new Int32Array(rows + 1);
    this.order = this.ordered();
  }

  /** Whether none of the option's keys is taken. */
  isFree(at: number, taken: Uint8Array): boolean {
    const end = this.keyStarts[at + 1] as number;
    for (let key = this.keyStarts[at] as number; key < end; key += 1) {
      if (taken[this.keys[key] as number] === 1) return false;
    }
    return true;
  }

  /** Marks the option's keys as taken (1) or free (0). */
  mark(at: number, taken: Uint8Array, as: 0 | 1): void {
    const end = this.keyStarts[at + 1] as number;
    for (let key = this.keyStarts[at] as number; key < end; key += 1) {
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
    for (let at = 0; at < values.length; at += 1) {
      const after = (rowOf[at] as number) + 1;
      if ((values[at] as number) > 0) rowStarts[after] = (rowStarts[after] as number) + 1;
    }
    for (let row = 1; row <= rows; row += 1) {
      rowStarts[row] = (rowStarts[row] as number) + (rowStarts[row - 1] as number);
    }
    const order = new Int32Array(rowStarts[rows] as number);
    const ends = rowStarts.slice();
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as number;
      if (value <= 0) continue;
      const row = rowOf[at] as number;
      let place = ends[row] as number;
      ends[row] = place + 1;
      for (; place > (rowStarts[row] as number); place -= 1) {
        const before = order[place - 1] as number;
        if ((values[before] as number) >= value) break;
        order[place] = before;
      }
      order[place] = at;
    }
    return order;
  }
}

function numberOf(key: string, numbers: Map<string, number>): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
