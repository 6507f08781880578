import { KeyPrices } from './key-prices.js';
import { SlateDraft } from './slate-draft.js';
import { SlateRest } from './slate-rest.js';
import type { SlateTable } from './slate-table.js';

/** Never by time: the same request finds the same slate everywhere. */
const MOST_ROUNDS = 20;

/**
 * Finds the best slate where many options want the same few keys, by prices of keys: what the places like best at good
 * prices is all but a slate already, and few options can be in a better one, which are tried.
 */
export class SlatePricing {
  readonly best: Int32Array;
  total: number;

  /** `found`: a slate to be better than. `mostSteps`: never by time. */
  constructor(
    private readonly table: SlateTable,
    found: Int32Array,
    private readonly mostSteps: number,
  ) {
    this.best = found.slice();
    this.total = table.totalOf(found);
  }

  /** True when what was found is the best there is; false when the steps did not suffice. */
  search(): boolean {
    const prices = new KeyPrices(this.table);
    const draft = new SlateDraft(this.table, prices);
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      prices.ask();
      // Drafts are as dear as asking, and better ones are rarer.
      if (round % 2 === 0) this.take(draft);
      if (prices.bound <= this.total) return true;
      if (!prices.move(this.total)) break;
    }
    return this.tryRest(prices);
  }

  private take(draft: SlateDraft): void {
    const total = draft.make();
    if (total <= this.total) return;
    this.total = total;
    this.best.set(draft.chosen);
  }

  private tryRest(prices: KeyPrices): boolean {
    const rest = new SlateRest(this.table, prices, this.best, this.total, this.mostSteps);
    const isSure = rest.try();
    this.total = rest.total;
    return isSure;
  }
}
