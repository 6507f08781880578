import type { KeyPrices } from './key-prices.js';
import type { SlateTable } from './slate-table.js';

const NOTHING = -1;

/** What a row may still take (`NOTHING` is a choice too), and what the prices leave of each, the most first. */
interface Choices {
  readonly row: number;
  readonly options: number[];
  readonly lefts: number[];
}

/**
 * Tries what prices of keys leave in doubt: an option that is left less than its row's best one by as much as there is
 * to be won at all is in no better slate. Row by row, those with the fewest choices first.
 */
export class SlateRest {
  private readonly prices: number;
  private readonly turns: readonly Choices[];
  /** By turn: what the rows after it are left at most. */
  private readonly after: Float64Array;
  private readonly taken: Uint8Array;
  private readonly chosen: Int32Array;
  private steps = 0;

  /** `best`: the best slate known, worth `total`; a better one is written there. `mostSteps`: never by time. */
  constructor(
    private readonly table: SlateTable,
    prices: KeyPrices,
    private readonly best: Int32Array,
    public total: number,
    private readonly mostSteps: number,
  ) {
    this.prices = prices.settle();
    const toWin = prices.bound - total;
    this.turns = Array.from({ length: table.rows }, (_, row) =>
      choicesOf(row, table, prices, toWin),
    ).sort((one, other) => one.options.length - other.options.length);
    this.after = new Float64Array(table.rows);
    for (let turn = table.rows - 1; turn > 0; turn -= 1) {
      const most = this.turns[turn]?.lefts[0] ?? 0;
      this.after[turn - 1] = (this.after[turn] as number) + most;
    }
    this.taken = new Uint8Array(table.keyCount);
    this.chosen = new Int32Array(table.rows).fill(NOTHING);
  }

  /** True when the best slate known is now the best there is; false when the steps did not suffice. */
  try(): boolean {
    this.fill(0, this.prices, 0);
    return this.steps <= this.mostSteps;
  }

  /** `left`: the prices, and what they leave of what was chosen so far. */
  private fill(turn: number, left: number, total: number): void {
    this.steps += 1;
    if (this.steps > this.mostSteps) return;
    if (turn === this.turns.length) {
      if (total <= this.total) return;
      this.total = total;
      this.best.set(this.chosen);
      return;
    }
    const { options, lefts, row } = this.turns[turn] as Choices;
    const others = left + (this.after[turn] as number);
    for (let choice = 0; choice < options.length; choice += 1) {
      const own = lefts[choice] as number;
      // Those further down are left less.
      if (others + own <= this.total) return;
      this.choose(options[choice] as number, row, { turn, left: left + own, total });
    }
  }

  private choose(at: number, row: number, so: Readonly<Record<'turn' | 'left' | 'total', number>>) {
    const { table, taken, chosen } = this;
    if (at === NOTHING) return this.fill(so.turn + 1, so.left, so.total);
    if (!table.isFree(at, taken)) return;
    table.mark(at, taken, 1);
    chosen[row] = at;
    this.fill(so.turn + 1, so.left, so.total + (table.values[at] as number));
    table.mark(at, taken, 0);
    chosen[row] = NOTHING;
  }
}

/** What a row may take in a slate that is worth more, where the best prices bound what is `toWin`. */
function choicesOf(row: number, table: SlateTable, prices: KeyPrices, toWin: number): Choices {
  const { order, rowStarts } = table;
  const start = rowStarts[row] as number;
  const end = rowStarts[row + 1] as number;
  let most = 0;
  for (let place = start; place < end; place += 1) most = Math.max(most, prices.leftAt(place));
  const choices: Choices = { row, options: [], lefts: [] };
  if (most < toWin) add(choices, NOTHING, 0);
  for (let place = start; place < end; place += 1) {
    const left = prices.leftAt(place);
    if (most - left < toWin) add(choices, order[place] as number, left);
  }
  return choices;
}

function add({ options, lefts }: Choices, option: number, left: number): void {
  let to = lefts.length;
  for (; to > 0 && (lefts[to - 1] as number) < left; to -= 1) {
    lefts[to] = lefts[to - 1] as number;
    options[to] = options[to - 1] as number;
  }
  lefts[to] = left;
  options[to] = option;
}
