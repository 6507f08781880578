import { Injectable, Optional } from '@nestjs/common';
import { kindsUsed } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { BudgetAccounts } from '@boon/service-support/budgets';
import {
  expiredOf,
  inAccounts,
  type ChargedGrant,
} from '../../redemption/infrastructure/account-moves.js';
import { UNLOCK_GRANTS } from '../../redemption/infrastructure/grant-sql.js';
import { UNLOCK_PARTS } from '../../redemption/infrastructure/lot-sql.js';
import {
  foldStock,
  releaseStock,
  reopenStock,
} from '../../redemption/infrastructure/reserve-again.js';
import { DueWork, type ExpiredGrant } from '../domain/due-work.js';

/** Of a lot that orders hold parts of, only the rest expires; the parts do when they are given up. */
const EXPIRE = `
  with due as (
    select id, worst_case - coalesce(lot_locked, 0) as fen from prize_issuing.benefit_grant
    where state = 'held' and expires_at <= now()
    order by expires_at limit $1 for update skip locked
  ), gone as (
    update prize_issuing.benefit_grant as held
    set state = case when held.lot_locked > 0 then 'locked' else 'expired' end,
      worst_case = coalesce(held.lot_locked, held.worst_case),
      lot_lapsed = held.lot_lapsed + due.fen
    from due where held.id = due.id
    returning held.id, held.user_id, held.stock_id, held.stock_version, held.state, held.expires_at,
      held.accounts, due.fen as worst_case
  ), moved as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select stock.id, 'expiry', sum(case when stock.state = 'stopped' then 0 else worst_case end),
      -sum(worst_case), 0, sum(case when stock.state = 'stopped' then worst_case else 0 end), false
    from gone join prize_issuing.stock
      on stock.id = gone.stock_id and stock.value_budget is not null
    group by stock.id
  ), told as (
    insert into prize_issuing.subsidy_change (user_id)
    select distinct gone.user_id from gone join prize_issuing.stock_version as version
      on version.stock_id = gone.stock_id and version.version = gone.stock_version
      and version.kind = any ($2::text[])
  )
  select gone.id, gone.user_id, gone.stock_id, gone.state, gone.expires_at, gone.worst_case,
    gone.accounts, version.name_zh, version.name_en
  from gone join prize_issuing.stock_version as version
    on version.stock_id = gone.stock_id and version.version = gone.stock_version
  order by gone.id`;

/** Money is kept of stopped stocks only, and they stay stopped; of others it was but a mark. */
const LET_GO = `
  with due as (
    select id, stock_id, kept from prize_issuing.benefit_grant
    where kept is not null and kept_until <= now()
    order by kept_until limit $1 for update skip locked
  ), gone as (
    update prize_issuing.benefit_grant as used set kept = null, kept_until = null
    from due where used.id = due.id
  ), moved as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select stock_id, 'expiry', 0, -sum(kept), 0, sum(kept), false from due
    group by stock_id having sum(kept) > 0
  )
  select count(*)::int as count from due`;

const IN_PARTS = kindsUsed('in-parts');

const RELEASE = `
  with stale as (
    select id from prize_issuing.redemption where state = 'locked' and lock_expires_at <= now()
    order by lock_expires_at limit $1 for update skip locked
  )
  update prize_issuing.redemption as lock set state = 'released', ended_at = now() from stale
  where lock.id = stale.id returning lock.id`;

/** Also those that are shut and have money: a return folds what waited without opening the stock. */
const TO_FOLD = `
  select stock_id from prize_issuing.stock_movement where not folded
  union select stock.id from prize_issuing.stock
  where state = 'exhausted' and coalesce(issued < quantity, true)
    and value_budget - reserved - spent - released >= (
      select worst_case from prize_issuing.stock_version
      where stock_id = stock.id order by version desc limit 1)
  order by stock_id limit $1`;

interface ExpiredRow {
  readonly id: string;
  readonly user_id: string;
  readonly stock_id: string;
  readonly state: string;
  readonly expires_at: Date;
  readonly name_zh: string;
  readonly name_en: string;
  readonly worst_case: string;
  readonly accounts: readonly string[] | null;
}

/** Due work out of benefit_grant, redemption and stock_movement. */
@Injectable()
export class SqlDueWork extends DueWork {
  constructor(
    private readonly sql: Sql,
    @Optional() private readonly accounts?: BudgetAccounts,
  ) {
    super();
  }

  override async expireGrants(atMost: number): Promise<readonly ExpiredGrant[]> {
    const rows = await this.sql.query<ExpiredRow>(EXPIRE, [atMost, IN_PARTS]);
    await this.accounts?.append(
      rows.map(chargedGrant).flatMap((grant) => inAccounts(grant, expiredOf(grant))),
    );
    return rows.map((row) => ({
      grantId: row.id,
      userId: row.user_id,
      stockId: row.stock_id,
      name: { zh: row.name_zh, en: row.name_en },
      expiredAt: row.expires_at,
      isGone: row.state === 'expired',
    }));
  }

  override async letGoOfKept(atMost: number): Promise<number> {
    const [row] = await this.sql.query<{ count: number }>(LET_GO, [atMost]);
    return row?.count ?? 0;
  }

  override async releaseStaleLocks(atMost: number): Promise<number> {
    const rows = await this.sql.query<{ id: string }>(RELEASE, [atMost]);
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) {
      await this.sql.execute(UNLOCK_GRANTS, [ids]);
      await this.sql.execute(UNLOCK_PARTS, [ids]);
    }
    return rows.length;
  }

  override async stocksToFold(atMost: number): Promise<readonly string[]> {
    const rows = await this.sql.query<{ stock_id: string }>(TO_FOLD, [atMost]);
    return rows.map((row) => row.stock_id);
  }

  override async foldStock(stockId: string): Promise<boolean> {
    await foldStock(this.sql, stockId);
    await releaseStock(this.sql, stockId);
    return reopenStock(this.sql, stockId);
  }
}

function chargedGrant(row: ExpiredRow): ChargedGrant {
  const { stock_id: stockId, worst_case: worstCase, accounts } = row;
  return { stockId, reserved: BigInt(worstCase), accounts: accounts ?? [] };
}
