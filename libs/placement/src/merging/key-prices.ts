import type { SlateTable } from './slate-table.js';

/** So many rounds without a lower bound make the steps shorter, by so much. */
const PATIENCE = 3;
const SHORTER = 0.6;

/**
 * Prices of keys at which each place takes what it likes best, as if nobody else wanted it: whatever the prices, no
 * slate is worth more than they and what they leave to the places (Lagrangian relaxation; Fisher 1981). A price
 * rises where several places take a key and falls where none does, by steps as long as the distance from the
 * best slate known asks (Polyak 1969). Whole numbers throughout, so that bounds are exact.
 */
export class KeyPrices {
  /** The most that any slate is worth, by the best prices so far. */
  bound = Infinity;
  /** By row: which place of the table's order it takes (-1: none), and what the present prices leave of it. */
  readonly picks: Int32Array;
  readonly lefts: Float64Array;
  private readonly benefits: Int32Array;
  private readonly values: Float64Array;
  private readonly prices: Float64Array;
  private readonly best: Float64Array;
  /** By benefit: the present prices of its keys together. */
  private readonly sums: Float64Array;
  /** By key: 1 less how many places take it. */
  private readonly spare: Int32Array;
  private present = 0;
  private share = 1;
  private patience = PATIENCE;

  constructor(private readonly table: SlateTable) {
    const { order, benefitOf, values, keyCount, benefitCount, rows } = table;
    // In the order in which they are read, over and over.
    this.benefits = new Int32Array(order.length);
    this.values = new Float64Array(order.length);
    for (let place = 0; place < order.length; place += 1) {
      const at = order[place] as number;
      this.benefits[place] = benefitOf[at] as number;
      this.values[place] = values[at] as number;
    }
    this.prices = new Float64Array(keyCount);
    this.best = new Float64Array(keyCount);
    this.spare = new Int32Array(keyCount);
    this.sums = new Float64Array(benefitCount);
    this.picks = new Int32Array(rows);
    this.lefts = new Float64Array(rows);
  }

  /** Lets every place take what it likes best at the present prices. */
  ask(): void {
    this.present = this.sumUp(this.prices) + this.pickAll();
    this.patience -= 1;
    if (this.present < this.bound) {
      this.bound = this.present;
      this.best.set(this.prices);
      this.patience = PATIENCE;
    } else if (this.patience === 0) {
      this.share *= SHORTER;
      this.patience = PATIENCE;
    }
  }

  /** Changes the prices after an `ask`, where the best slate known is worth `total`; false: none wants to change. */
  move(total: number): boolean {
    const { spare, prices } = this;
    let length = 0;
    for (let key = 0; key < spare.length; key += 1) {
      const left = spare[key] as number;
      // What nobody takes cannot cost less than nothing.
      if (left < 0 || prices[key] !== 0) length += left * left;
    }
    if (length === 0) return false;
    const step = (this.share * (this.present - total)) / length;
    for (let key = 0; key < spare.length; key += 1) {
      const left = spare[key] as number;
      if (left === 0) continue;
      prices[key] = Math.max(0, Math.round((prices[key] as number) - step * left));
    }
    return true;
  }

  /** Goes back to the best prices, and says what they are together. */
  settle(): number {
    return this.sumUp(this.best);
  }

  /** What the prices leave of the value of a place of the table's order. */
  leftAt(place: number): number {
    return (this.values[place] as number) - (this.sums[this.benefits[place] as number] as number);
  }

  private sumUp(prices: Float64Array): number {
    const { keys, keyStarts, benefitCount } = this.table;
    let total = 0;
    for (let key = 0; key < prices.length; key += 1) total += prices[key] as number;
    let end = 0;
    for (let benefit = 0; benefit < benefitCount; benefit += 1) {
      let at = end;
      end = keyStarts[benefit + 1] as number;
      let sum = 0;
      for (; at < end; at += 1) sum += prices[keys[at] as number] as number;
      this.sums[benefit] = sum;
    }
    return total;
  }

  private pickAll(): number {
    const { picks, lefts } = this;
    const { rows, rowStarts } = this.table;
    this.spare.fill(1);
    let total = 0;
    let place = 0;
    for (let row = 0; row < rows; row += 1) {
      let pick = -1;
      let most = 0;
      const end = rowStarts[row + 1] as number;
      for (; place < end; place += 1) {
        const left = this.leftAt(place);
        if (left <= most) continue;
        most = left;
        pick = place;
      }
      picks[row] = pick;
      lefts[row] = most;
      total += most;
      if (pick >= 0) this.take(this.benefits[pick] as number);
    }
    return total;
  }

  private take(benefit: number): void {
    const { keys, keyStarts } = this.table;
    const end = keyStarts[benefit + 1] as number;
    for (let at = keyStarts[benefit] as number; at < end; at += 1) {
      const key = keys[at] as number;
      this.spare[key] = (this.spare[key] as number) - 1;
    }
  }
}
