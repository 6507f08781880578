import { Injectable } from '@nestjs/common';
import { StockExhausted } from '@boon/contracts/prize-issuing';
import { Outbox, Sql } from '@boon/platform';
import { BasisPoints, ensure, Money, platformDay, type DomainEvent } from '@boon/shared-kernel';
import { foldStock } from '../../redemption/infrastructure/reserve-again.js';
import type { Stock } from '../../stock/domain/stock.js';
import { StockRepository } from '../../stock/domain/stock.repository.js';
import { stockWorstCase } from '../../stock/domain/stock-worst-case.js';
import { stockChanged } from '../../stock/stock-events.js';
import {
  isOfHolder,
  type HolderDimension,
  type LimitNow,
  type StockDimension,
} from '../domain/limit-edit.js';
import { countAgain, forget, HOLDER_LIMITS } from './holder-limits.js';

const COMMITTED = `
  select issued, reserved + spent + released as fen, day::text, day_issued, day_value, now() as now
  from prize_issuing.stock where id = $1`;

interface CommittedRow {
  readonly issued: string;
  readonly fen: string;
  readonly day: string | null;
  readonly day_issued: string;
  readonly day_value: string;
  readonly now: Date;
}

/** Of a stock that keeps no count, what it issued today; of others the row knows it. */
const COUNT_DAY = `
  update prize_issuing.stock set day = today.day, day_issued = today.units, day_value = today.fen
  from (
    select (now() at time zone 'Asia/Shanghai')::date as day, count(id) as units,
      coalesce(sum(worst_case), 0) as fen
    from prize_issuing.benefit_grant
    where stock_id = $1 and state <> 'voided' and (claimed_at at time zone 'Asia/Shanghai')::date
      = (now() at time zone 'Asia/Shanghai')::date
  ) as today where stock.id = $1`;

/** Of a stock that counts no units, what it issued and what came back. */
const COUNT_UNITS = `
  select count(*) filter (where state <> 'voided') as issued,
    count(*) filter (where state = 'voided') as given_back
  from prize_issuing.benefit_grant where stock_id = $1`;

const KEEP_UNITS = `
  update prize_issuing.stock set issued = counted.issued, given_back = counted.given_back
  from (${COUNT_UNITS}) as counted where stock.id = $1`;

const COLUMNS: Readonly<Record<Exclude<StockDimension, HolderDimension>, string>> = {
  quantity: 'quantity',
  'value-budget': 'value_budget',
  'per-day-units': 'per_day_units',
  'per-day-value': 'per_day_value',
  'ends-at': 'ends_at',
};

/** A day that is over bounds nothing: its slice is put away with the change. */
const setColumn = (dimension: StockDimension): string => `
  update prize_issuing.stock set ${columnOf(dimension)} = $2, version = version + 1,
    day = case when day < $3::date then null else day end,
    day_issued = case when day < $3::date then 0 else day_issued end,
    day_value = case when day < $3::date then 0 else day_value end
  where id = $1`;

/** Changes of stocks in the table stock, in the ambient unit of work. */
@Injectable()
export class SqlStockEdits {
  constructor(
    private readonly sql: Sql,
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
  ) {}

  async standing(stockId: string, dimension: StockDimension): Promise<LimitNow | null> {
    const stock = await this.stocks.findForChange(stockId);
    if (stock === null) return null;
    await foldStock(this.sql, stockId);
    if (!keepsDay(stock)) await this.sql.execute(COUNT_DAY, [stockId]);
    const [row] = await this.sql.query<CommittedRow>(COMMITTED, [stockId]);
    ensure(row !== undefined, 'a locked stock is there');
    const ofToday = row.day !== null && row.day >= platformDay(row.now);
    const { quantity, valueBudget, limits, validity, funding } = stock.parts;
    const now = (current: string | null, least: string, may: MayBe = FREELY): LimitNow => ({
      ...{ current, isStopped: stock.state === 'stopped', least: BigInt(least), ...may },
      mayRise: funding.platform.value === BasisPoints.WHOLE,
      totalAt: (target) => totalAt(stock, dimension, target),
    });
    switch (dimension) {
      case 'quantity':
        return now(textOf(quantity), await this.issued(stockId, quantity, row), ADDED_ONLY);
      case 'value-budget':
        return now(textOf(valueBudget), row.fen, costsNothing(stock) ? ADDED_ONLY : NEITHER);
      case 'per-day-units':
        return now(textOf(limits.perDayUnits), ofToday ? row.day_issued : '0');
      case 'per-day-value':
        return now(textOf(limits.perDayValue), ofToday ? row.day_value : '0');
      case 'ends-at':
        return now(validity.endsAt.toISOString(), String(validity.startsAt.getTime() + 1), NEITHER);
      default:
        return now(textOf(limits[HOLDER_LIMITS[dimension].limit]), '0');
    }
  }

  /**
   * A new version of the stock, open again when it has room now, used up when it has none. Where users or persons
   * had no limit so far, what each of them has is counted; where units had none, what was issued.
   */
  async set(stockId: string, dimension: StockDimension, change: LimitChange): Promise<void> {
    const { before: from, target } = change;
    const [clock] = await this.sql.query<CommittedRow>(COMMITTED, [stockId]);
    ensure(clock !== undefined, 'a locked stock is there');
    if (from === null && dimension === 'quantity') await this.sql.execute(KEEP_UNITS, [stockId]);
    await this.sql.execute(setColumn(dimension), [stockId, target, platformDay(clock.now)]);
    if (from === null && target !== null && isOfHolder(dimension)) {
      await this.sql.execute(forget(dimension), [stockId]);
      await this.sql.execute(countAgain(dimension), [stockId, target]);
    }
    const before = await this.stocks.find(stockId);
    await this.stocks.settle(stockId);
    const stock = await this.stocks.find(stockId);
    ensure(stock !== null && before !== null, 'a locked stock is there');
    const events: DomainEvent[] = [stockChanged(stock)];
    if (stock.state === 'exhausted' && before.state !== 'exhausted') {
      events.unshift(StockExhausted.of({ stockId, at: clock.now.toISOString() }));
    }
    await this.outbox.append(events);
  }

  /** Its row knows it only where units are counted. The row is locked: what commits later counts itself. */
  private async issued(
    stockId: string,
    quantity: number | null,
    { issued }: CommittedRow,
  ): Promise<string> {
    if (quantity !== null) return issued;
    const [counted] = await this.sql.query<{ issued: string }>(COUNT_UNITS, [stockId]);
    return counted?.issued ?? '0';
  }
}

/** Whether a limit may be set where there was none, and taken away. */
type MayBe = Pick<LimitNow, 'mayBeAdded' | 'mayBeLifted'>;

const FREELY: MayBe = { mayBeAdded: true, mayBeLifted: true };
const ADDED_ONLY: MayBe = { mayBeAdded: true, mayBeLifted: false };
const NEITHER: MayBe = { mayBeAdded: false, mayBeLifted: false };

/** Then all that it reserved and spent so far is known: nothing. Of others no ledger was kept without a budget. */
function costsNothing({ parts }: Stock): boolean {
  return !parts.worstCasePerGrant.isPositive();
}

/** From what to what; null: no limit. */
interface LimitChange {
  readonly before: string | null;
  readonly target: string | null;
}

/** Whether claims write its row, and the day with it. */
function keepsDay({ parts: { quantity, valueBudget, limits } }: Stock): boolean {
  const bounds = [quantity, valueBudget, limits.perDayUnits, limits.perDayValue];
  return bounds.some((bound) => bound !== null);
}

function columnOf(dimension: StockDimension): string {
  return isOfHolder(dimension) ? HOLDER_LIMITS[dimension].column : COLUMNS[dimension];
}

function textOf(limit: number | Money | null): string | null {
  return limit === null ? null : limit.toString();
}

function totalAt({ parts }: Stock, dimension: StockDimension, target: string | null): bigint {
  const bounds = {
    quantity: dimension === 'quantity' && target !== null ? Number(target) : parts.quantity,
    valueBudget:
      dimension === 'value-budget' && target !== null ? Money.parse(target) : parts.valueBudget,
  };
  return stockWorstCase(bounds, parts.worstCasePerGrant)?.fen ?? 0n;
}
