import type { SlateTable } from './slate-table.js';

/** Each doubles the table. */
const MOST_SCARCE = 9;

/** What a place may take: of each set of scarce keys the best option, the most valuable first. */
interface Choices {
  readonly masks: readonly number[];
  readonly values: readonly number[];
}

/**
 * What places can be worth at most under the keys that most options want: of each set of these keys that is taken,
 * the best that the places from one on can do beside it, all other keys left out of account. Exact as far as it looks;
 * worked out for those sets that somebody asks about, each once.
 */
export class ScarceKeys {
  /** By option: which of the scarce keys it has, one bit each. */
  readonly masks: Int32Array;
  private readonly sets: number;
  /** By place, then by set of taken keys; below zero: nobody asked yet. */
  private readonly worth: Float64Array;
  private readonly choices: readonly Choices[];

  constructor(private readonly table: SlateTable) {
    const { rows } = table;
    const scarce = scarcestOf(table);
    this.sets = 1 << scarce.length;
    this.masks = masksOf(table, scarce);
    this.worth = new Float64Array((rows + 1) * this.sets).fill(-1, 0, rows * this.sets);
    this.choices = Array.from({ length: rows }, (_, row) => this.choicesOf(row));
  }

  /** What the places from `row` on are worth at most where these keys are taken. */
  atMost(row: number, taken: number): number {
    const known = this.worth[row * this.sets + taken] as number;
    return known >= 0 ? known : this.work(row, taken);
  }

  private work(row: number, taken: number): number {
    const { masks, values } = this.choices[row] as Choices;
    const rest = this.atMost(row + 1, taken);
    let most = rest;
    for (let at = 0; at < masks.length; at += 1) {
      const value = values[at] as number;
      // The rest is worth no more where more is taken, and what comes after is worth less.
      if (value + rest <= most) break;
      const mask = masks[at] as number;
      if ((mask & taken) !== 0) continue;
      const together = value + this.atMost(row + 1, taken | mask);
      if (together > most) most = together;
    }
    this.worth[row * this.sets + taken] = most;
    return most;
  }

  /** The best option of a place for each set of keys, without those that take more keys for less. */
  private choicesOf(row: number): Choices {
    const { order, rowStarts, values: all } = this.table;
    const masks: number[] = [];
    const values: number[] = [];
    const end = rowStarts[row + 1] as number;
    for (let place = rowStarts[row] as number; place < end; place += 1) {
      const at = order[place] as number;
      const mask = this.masks[at] as number;
      // Whatever came before is worth as much at least.
      if (masks.some((before) => (before & mask) === before)) continue;
      masks.push(mask);
      values.push(all[at] as number);
    }
    return { masks, values };
  }
}

/**
 * The keys of the most options, as far as more than four benefits have them; then those of benefits that have none of
 * these: they would be in everybody's best choice at once.
 */
function scarcestOf(table: SlateTable): number[] {
  const { keys, keyCount, rows } = table;
  const counts = new Int32Array(keyCount);
  for (const key of keys) counts[key] = (counts[key] as number) + 1;
  const found: number[] = [];
  counts.forEach((count, key) => {
    if (count > 4 * rows) found.push(key);
  });
  const byCount = (one: number, other: number) =>
    (counts[other] as number) - (counts[one] as number) || one - other;
  found.sort(byCount);
  const free = [...freeOf(table, found)].sort(byCount);
  return [...found, ...free].slice(0, MOST_SCARCE);
}

/** The first keys of options that have none of some keys. */
function freeOf(table: SlateTable, scarce: readonly number[]): Set<number> {
  const masks = masksOf(table, scarce);
  const found = new Set<number>();
  for (const at of table.order) {
    if (masks[at] === 0) found.add(table.keys[table.keyStarts[at] as number] as number);
  }
  return found;
}

function masksOf(
  { keys, keyStarts, keyCount, values }: SlateTable,
  scarce: readonly number[],
): Int32Array {
  const bits = new Int32Array(keyCount);
  scarce.forEach((key, bit) => {
    bits[key] = 1 << bit;
  });
  const masks = new Int32Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const end = keyStarts[at + 1] as number;
    let mask = 0;
    for (let key = keyStarts[at] as number; key < end; key += 1) {
      mask |= bits[keys[key] as number] as number;
    }
    masks[at] = mask;
  }
  return masks;
}
