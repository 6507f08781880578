import { Injectable } from '@nestjs/common';
import { termsToWire } from '@boon/benefit-terms';
import { Sql } from '@boon/platform';
import { foldStock, releaseStock } from '../../redemption/infrastructure/reserve-again.js';
import type { Stock } from '../domain/stock.js';
import { StockRepository, type StockCounters } from '../domain/stock.repository.js';
import { stockOf, type StockRow } from './stock-row.js';

const INSERT_STOCK = `
  insert into prize_issuing.stock (id, asset_id, version, state, quantity, value_budget,
    per_user_total, per_user_day, per_user_month, per_person_total, per_person_day,
    per_person_month, per_day_units, per_day_value, starts_at, ends_at, days_after_claim,
    return_policy)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`;

const INSERT_VERSION = `
  insert into prize_issuing.stock_version
    (stock_id, version, kind, terms, worst_case, name_zh, name_en, funding_platform, merchant_id,
     strategy)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** The second lock is that of batches of a stock that keeps no count: they share it and write no row of it. */
const LOCK = `
  with locked as (select id from prize_issuing.stock where id = $1 for no key update)
  select pg_advisory_xact_lock(hashtextextended(id::text, 30)) from locked`;

const FIND = `
  select stock.id, asset_id, stock.version, state, quantity, value_budget, worst_case,
    per_user_total, per_user_day, per_user_month, per_person_total, per_person_day,
    per_person_month, per_day_units, per_day_value, starts_at, ends_at, days_after_claim,
    return_policy, terms, strategy, name_zh, name_en, funding_platform, merchant_id
  from prize_issuing.stock
  join lateral (
    select * from prize_issuing.stock_version
    where stock_id = stock.id order by version desc limit 1
  ) as latest on true
  where stock.id = $1`;

const SAVE_STATE = `update prize_issuing.stock set state = $2, version = $3 where id = $1`;

const HAS_ROOM = `
  coalesce(issued < quantity, true) and coalesce(value_budget - reserved - spent - released >= (
    select worst_case from prize_issuing.stock_version
    where stock_id = stock.id order by version desc limit 1), true)`;

const FIND_ROOM = `select ${HAS_ROOM} as has_room from prize_issuing.stock where id = $1`;

const SETTLE = `
  update prize_issuing.stock set state = case when ${HAS_ROOM} then 'active' else 'exhausted' end
  where id = $1 and state in ('active', 'exhausted')`;

const COUNT_GRANTS = `
  select state, count(*)::int as count from prize_issuing.benefit_grant
  where stock_id = $1 group by state`;

const COUNT_MONEY = `
  select value_budget, state = 'stopped' as is_stopped,
    stock.reserved + coalesce(pending.reserved, 0) as reserved,
    stock.spent + coalesce(pending.spent, 0) as spent,
    stock.released + coalesce(pending.released, 0) as released
  from prize_issuing.stock left join lateral (
    select sum(reserved)::bigint as reserved, sum(spent)::bigint as spent,
      sum(released)::bigint as released
    from prize_issuing.stock_movement where stock_id = stock.id and not folded
  ) as pending on true
  where id = $1`;

interface MoneyRow {
  readonly is_stopped: boolean;
  readonly value_budget: string | null;
  readonly reserved: string;
  readonly spent: string;
  readonly released: string;
}

/** Stocks in the tables stock and stock_version. */
@Injectable()
export class SqlStockRepository extends StockRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async add(stock: Stock): Promise<void> {
    const { parts, state, version } = stock;
    const { limits, validity, funding, name, terms } = parts;
    await this.sql.execute(INSERT_STOCK, [
      parts.id,
      parts.assetId,
      version,
      state,
      parts.quantity,
      parts.valueBudget?.toString() ?? null,
      ...[limits.perUserTotal, limits.perUserDay, limits.perUserMonth],
      ...[limits.perPersonTotal, limits.perPersonDay, limits.perPersonMonth],
      ...[limits.perDayUnits, limits.perDayValue?.toString() ?? null],
      validity.startsAt,
      validity.endsAt,
      validity.daysAfterClaim,
      parts.returnPolicy,
    ]);
    const wire = JSON.stringify(termsToWire(terms));
    const worstCase = parts.worstCasePerGrant.toString();
    const payers = [funding.platform.value, funding.merchantId];
    await this.sql.execute(INSERT_VERSION, [
      parts.id,
      version,
      terms.kind,
      wire,
      worstCase,
      name.zh,
      name.en,
      ...payers,
      parts.strategy === null ? null : JSON.stringify(parts.strategy),
    ]);
  }

  override async find(stockId: string): Promise<Stock | null> {
    const [row] = await this.sql.query<StockRow>(FIND, [stockId]);
    return row === undefined ? null : stockOf(row);
  }

  override async findForChange(stockId: string): Promise<Stock | null> {
    await this.sql.query(LOCK, [stockId]);
    return this.find(stockId);
  }

  override async saveState(stock: Stock): Promise<void> {
    await this.sql.execute(SAVE_STATE, [stock.parts.id, stock.state, stock.version]);
  }

  override async hasRoom(stockId: string): Promise<boolean> {
    const [row] = await this.sql.query<{ has_room: boolean }>(FIND_ROOM, [stockId]);
    return row?.has_room ?? false;
  }

  override async settle(stockId: string): Promise<void> {
    await this.sql.execute(SETTLE, [stockId]);
  }

  override async release(stockId: string): Promise<void> {
    await foldStock(this.sql, stockId);
    await releaseStock(this.sql, stockId);
  }

  override async counters(stockId: string): Promise<StockCounters> {
    const states = await this.sql.query<{ state: string; count: number }>(COUNT_GRANTS, [stockId]);
    const [money] = await this.sql.query<MoneyRow>(COUNT_MONEY, [stockId]);
    const of = (state: string): number => states.find((row) => row.state === state)?.count ?? 0;
    return {
      issued: states.reduce((sum, row) => sum + row.count, 0),
      held: of('held'),
      locked: of('locked'),
      used: of('used'),
      expired: of('expired'),
      voided: of('voided'),
      ...wordsOf(money),
    };
  }
}

function wordsOf(
  row: MoneyRow | undefined,
): Pick<StockCounters, 'free' | 'reserved' | 'spent' | 'released'> {
  const reserved = BigInt(row?.reserved ?? 0);
  const spent = BigInt(row?.spent ?? 0);
  const released = BigInt(row?.released ?? 0);
  if (row?.value_budget == null) return { free: null, reserved, spent, released };
  const rest = BigInt(row.value_budget) - reserved - spent;
  if (row.is_stopped) return { free: 0n, reserved, spent, released: rest };
  return { free: rest - released, reserved, spent, released };
}
