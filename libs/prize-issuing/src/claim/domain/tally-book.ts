import { tallyOf, type ClaimFacts } from './claim-facts.js';
import type { TallyDraft } from './claim-plan.js';
import type { PeriodLimit } from './period-limits.js';

type OfHolders = Map<string, { -readonly [Field in keyof TallyDraft]: TallyDraft[Field] }>;

/** What the holders of a batch come to have, beside what they had. Kept by stock, period and holder: nothing is put together to look. */
export class TallyBook {
  private readonly drafts = new Map<string, Map<string, OfHolders>>();

  /** `had` by `tallyOf`; absent: none. */
  constructor(private readonly had: ClaimFacts['tallies']) {}

  isFull(stockId: string, { holder, period, most }: PeriodLimit): boolean {
    const before = this.had.size === 0 ? 0 : this.had.get(tallyOf(stockId, holder, period));
    const more = this.drafts.get(stockId)?.get(period)?.get(holder)?.count ?? 0;
    return (before ?? 0) + more >= most;
  }

  move(stockId: string, { holder, period, most }: PeriodLimit, by: 1 | -1): void {
    const holders = this.holdersOf(stockId, period);
    const draft = holders.get(holder);
    if (draft !== undefined) draft.count += by;
    else holders.set(holder, { stockId, userId: holder, period, count: by, most });
  }

  all(): TallyDraft[] {
    const holders = [...this.drafts.values()].flatMap((periods) => [...periods.values()]);
    return holders.flatMap((of) => [...of.values()]).filter(({ count }) => count > 0);
  }

  private holdersOf(stockId: string, period: string): OfHolders {
    let periods = this.drafts.get(stockId);
    if (periods === undefined) this.drafts.set(stockId, (periods = new Map<string, OfHolders>()));
    let holders = periods.get(period);
    if (holders === undefined) periods.set(period, (holders = new Map() as OfHolders));
    return holders;
  }
}
