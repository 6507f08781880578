import { refused, type Refused } from '@boon/shared-kernel';
import type { AccountCharge } from '@boon/service-support/budgets';
import { AccountRoom } from './account-room.js';
import type { ItemRefusal } from './claim.js';
import { isCounted, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import type { StockTaken, Taking, TallyDraft } from './claim-plan.js';
import { countsPersons, limitsOfClaim, type PeriodLimit } from './period-limits.js';
import { TallyBook } from './tally-book.js';

/** Why there is nothing for a claim. */
export type NoRoom = Refused<ItemRefusal>;

interface Parts {
  readonly units: number;
  readonly fen: bigint;
}

interface StockUse {
  readonly stock: OfferedStock;
  units: number;
  fen: bigint;
}

const NOTHING: Parts = { units: 0, fen: 0n };

/** What is left while a batch is being decided: each grant that is planned takes its part. */
export class Room {
  private readonly taken = new Map<string, StockUse>();
  private readonly tallies: TallyBook;
  private readonly accounts = new AccountRoom();
  private readonly now: Date;

  constructor({ tallies, now }: ClaimFacts) {
    this.tallies = new TallyBook(tallies);
    this.now = now;
  }

  /** Takes one unit for the claimant, or says why there is none. */
  take(draft: Taking): NoRoom | null {
    const { claim, stock } = draft;
    if (countsPersons(stock.limits) && !claim.personKeys?.length) {
      return refused('claim.person-unverified');
    }
    const limits = limitsOfClaim(claim, stock.limits, this.now);
    const no =
      this.overLimit(stock.stockId, limits) ??
      stockLacks(draft, this.taken.get(draft.stock.stockId) ?? NOTHING) ??
      this.accounts.lacks(draft);
    if (no === null) this.move(draft, limits, 1);
    return no;
  }

  /** Takes back what `take` took. */
  giveBack(draft: Taking): void {
    const { claim, stock } = draft;
    this.move(draft, limitsOfClaim(claim, stock.limits, this.now), -1);
  }

  /** Of stocks that keep count; the others are only watched. */
  allTaken(): ReadonlyMap<string, StockTaken> {
    const counted = [...this.taken].filter(([, use]) => use.units > 0 && isCounted(use.stock));
    return new Map(
      counted.map(([stockId, { stock, units, fen }]) => [
        stockId,
        { version: stock.version, units, fen, fenOfNext: stock.fenOfNext },
      ]),
    );
  }

  /** Versions of the stocks that keep none. */
  allWatched(): ReadonlyMap<string, number> {
    const others = [...this.taken].filter(([, use]) => use.units > 0 && !isCounted(use.stock));
    return new Map(others.map(([stockId, { stock }]) => [stockId, stock.version]));
  }

  allTallies(): TallyDraft[] {
    return this.tallies.all();
  }

  allCharges(): AccountCharge[] {
    return this.accounts.charges();
  }

  private overLimit(stockId: string, limits: readonly PeriodLimit[]): NoRoom | null {
    const isOver = limits.some((limit) => this.tallies.isFull(stockId, limit));
    return isOver ? refused('claim.limit-reached') : null;
  }

  private move(draft: Taking, limits: readonly PeriodLimit[], by: 1 | -1): void {
    const { stock, worstCase } = draft;
    const use = this.useOf(stock);
    use.units += by;
    use.fen += by === 1 ? worstCase : -worstCase;
    this.accounts.move(draft, by);
    for (const limit of limits) this.tallies.move(stock.stockId, limit, by);
  }

  private useOf(stock: OfferedStock): StockUse {
    const known = this.taken.get(stock.stockId);
    if (known !== undefined) return known;
    const use = { stock, units: 0, fen: 0n };
    this.taken.set(stock.stockId, use);
    return use;
  }
}

/** What the stock itself does not have any more; its day's slice is told apart. */
function stockLacks({ stock, worstCase }: Taking, taken: Parts): NoRoom | null {
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
