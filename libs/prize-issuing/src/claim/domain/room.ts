import { refused, type Refused } from '@boon/shared-kernel';
import type { AccountCharge } from '@boon/service-support/budgets';
import { AccountRoom } from './account-room.js';
import type { ItemRefusal } from './claim.js';
import { isCounted, tallyOf, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import type { GrantDraft, StockTaken, TallyDraft } from './claim-plan.js';
import { countsPersons, limitsOfClaim, type PeriodLimit } from './period-limits.js';

/** Why there is nothing for a claim. */
export type NoRoom = Refused<ItemRefusal>;

interface Parts {
  readonly units: number;
  readonly fen: bigint;
}

interface StockUse extends Omit<StockTaken, 'version'> {
  readonly stock: OfferedStock;
}

const NOTHING: Parts = { units: 0, fen: 0n };

/** What is left while a batch is being decided: each grant that is planned takes its part. */
export class Room {
  private readonly taken = new Map<string, StockUse>();
  private readonly tallies = new Map<string, TallyDraft>();
  private readonly accounts = new AccountRoom();

  constructor(private readonly facts: ClaimFacts) {}

  /** Takes one unit for the claimant, or says why there is none. */
  take(draft: GrantDraft): NoRoom | null {
    const { claim, stock } = draft;
    if (countsPersons(stock.limits) && !claim.personKeys?.length) {
      return refused('claim.person-unverified');
    }
    const limits = limitsOfClaim(claim, stock.limits, this.facts.now);
    const no =
      this.overLimit(stock.stockId, limits) ??
      stockLacks(draft, this.taken.get(draft.stock.stockId) ?? NOTHING) ??
      this.accounts.lacks(draft);
    if (no === null) this.move(draft, limits, 1);
    return no;
  }

  /** Takes back what `take` took. */
  giveBack(draft: GrantDraft): void {
    const { claim, stock } = draft;
    this.move(draft, limitsOfClaim(claim, stock.limits, this.facts.now), -1);
  }

  /** Of stocks that keep count; the others are only watched. */
  allTaken(): ReadonlyMap<string, StockTaken> {
    const counted = [...this.taken].filter(([, use]) => use.units > 0 && isCounted(use.stock));
    return new Map(
      counted.map(([stockId, { stock, units, fen, fenOfNext }]) => [
        stockId,
        { version: stock.version, units, fen, fenOfNext },
      ]),
    );
  }

  /** Versions of the stocks that keep none. */
  allWatched(): ReadonlyMap<string, number> {
    const others = [...this.taken].filter(([, use]) => use.units > 0 && !isCounted(use.stock));
    return new Map(others.map(([stockId, { stock }]) => [stockId, stock.version]));
  }

  allTallies(): TallyDraft[] {
    return [...this.tallies.values()].filter((tally) => tally.count > 0);
  }

  allCharges(): AccountCharge[] {
    return this.accounts.charges();
  }

  private overLimit(stockId: string, limits: readonly PeriodLimit[]): NoRoom | null {
    const isOver = limits.some(
      ({ holder, period, most }) => this.had(stockId, holder, period) >= most,
    );
    return isOver ? refused('claim.limit-reached') : null;
  }

  private had(stockId: string, holder: string, period: string): number {
    const key = tallyOf(stockId, holder, period);
    return (this.facts.tallies.get(key) ?? 0) + (this.tallies.get(key)?.count ?? 0);
  }

  private move(draft: GrantDraft, limits: readonly PeriodLimit[], by: 1 | -1): void {
    const { stock, worstCase } = draft;
    const { stockId, fenOfNext } = stock;
    const before = this.taken.get(stockId) ?? NOTHING;
    const fen = before.fen + BigInt(by) * worstCase;
    this.taken.set(stockId, { stock, fenOfNext, units: before.units + by, fen });
    this.accounts.move(draft, by);
    for (const { holder, period, most } of limits) {
      const key = tallyOf(stockId, holder, period);
      const count = (this.tallies.get(key)?.count ?? 0) + by;
      this.tallies.set(key, { stockId, userId: holder, period, count, most });
    }
  }
}

/** What the stock itself does not have any more; its day's slice is told apart. */
function stockLacks({ stock, worstCase }: GrantDraft, taken: Parts): NoRoom | null {
  const { unitsLeft, fenLeft, dayUnitsLeft, dayFenLeft } = stock;
  if (unitsLeft !== null && taken.units >= unitsLeft) return refused('quota.exhausted');
  if (fenLeft !== null && taken.fen + worstCase > fenLeft) {
    return refused('budget.exhausted', { account: 'stock' });
  }
  if (dayUnitsLeft !== null && taken.units >= dayUnitsLeft) {
    return refused('quota.exhausted', { account: 'stock-day' });
  }
  if (dayFenLeft !== null && taken.fen + worstCase > dayFenLeft) {
    return refused('budget.exhausted', { account: 'stock-day' });
  }
  return null;
}
