import type { StockLimits } from '@boon/contracts/prize-issuing';
import { platformDay, platformMonth } from '@boon/shared-kernel';
import type { ItemRefusal } from './claim.js';
import { tallyOf, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import type { StockTaken, TallyDraft } from './claim-plan.js';

/** A limit that a stock sets for one user in the period that holds `now`. */
export interface PeriodLimit {
  readonly period: string;
  readonly most: number;
}

/** Days and months are the platform's, by the database's clock. */
export function periodLimits(limits: StockLimits, now: Date): PeriodLimit[] {
  const { perUserTotal, perUserDay, perUserMonth } = limits;
  const set: PeriodLimit[] = [];
  if (perUserTotal !== null) set.push({ period: 'total', most: perUserTotal });
  if (perUserDay !== null) set.push({ period: `day:${platformDay(now)}`, most: perUserDay });
  if (perUserMonth !== null) {
    set.push({ period: `month:${platformMonth(now)}`, most: perUserMonth });
  }
  return set;
}

/** What is left while a batch is being decided: each grant that is planned takes its part. */
export class Room {
  private readonly taken = new Map<string, StockTaken>();
  private readonly tallies = new Map<string, TallyDraft>();

  constructor(private readonly facts: ClaimFacts) {}

  /** Takes one unit for the user, or says why there is none. */
  take(stock: OfferedStock, userId: string, fen: bigint): ItemRefusal | null {
    const limits = periodLimits(stock.limits, this.facts.now);
    if (limits.some((limit) => this.had(stock.stockId, userId, limit.period) >= limit.most)) {
      return 'claim.limit-reached';
    }
    const { units, fen: fenTaken } = this.takenOf(stock);
    if (stock.unitsLeft !== null && units >= stock.unitsLeft) return 'quota.exhausted';
    if (stock.fenLeft !== null && fenTaken + fen > stock.fenLeft) return 'budget.exhausted';

    this.move(stock, userId, { units: 1, fen });
    return null;
  }

  /** Takes back what `take` took. */
  giveBack(stock: OfferedStock, userId: string, fen: bigint): void {
    this.move(stock, userId, { units: -1, fen: -fen });
  }

  allTaken(): ReadonlyMap<string, StockTaken> {
    return new Map([...this.taken].filter(([, taken]) => taken.units > 0));
  }

  allTallies(): TallyDraft[] {
    return [...this.tallies.values()].filter((tally) => tally.count > 0);
  }

  private had(stockId: string, userId: string, period: string): number {
    const key = tallyOf(stockId, userId, period);
    return (this.facts.tallies.get(key) ?? 0) + (this.tallies.get(key)?.count ?? 0);
  }

  private takenOf(stock: OfferedStock): StockTaken {
    return this.taken.get(stock.stockId) ?? { units: 0, fen: 0n, fenOfNext: stock.fenOfNext };
  }

  private move(stock: OfferedStock, userId: string, by: { units: number; fen: bigint }): void {
    const { stockId } = stock;
    const before = this.takenOf(stock);
    const after = { units: before.units + by.units, fen: before.fen + by.fen };
    this.taken.set(stockId, { ...before, ...after });
    for (const { period, most } of periodLimits(stock.limits, this.facts.now)) {
      const key = tallyOf(stockId, userId, period);
      const count = (this.tallies.get(key)?.count ?? 0) + by.units;
      this.tallies.set(key, { stockId, userId, period, count, most });
    }
  }
}
