import { Injectable, Optional } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { BudgetAccounts } from '@boon/service-support/budgets';
import { ensure } from '@boon/shared-kernel';
import { expiredOf, inAccounts, usedOf, type ChargedGrant } from './account-moves.js';
import { foldStock, reopenStock } from './reserve-again.js';

const CHARGED = `
  select stock_id, worst_case, accounts from prize_issuing.benefit_grant where id = $1`;

const HOLD = `
  update prize_issuing.benefit_grant
  set state = 'locked', used_by = $2, locked_at = coalesce(locked_at, now())
  where id = $1 and state in ('held', 'locked')`;

const USE = `
  update prize_issuing.benefit_grant
  set state = 'used', used_by = $2, locked_at = coalesce(locked_at, now()), used_at = now()
  where id = $1 and state in ('held', 'locked')`;

const VOID = `
  update prize_issuing.benefit_grant set state = 'voided'
  where id = $1 and state in ('held', 'locked')`;

/** What such a use costs is known beforehand: the whole worst case is spent. */
const MOVE_BY_WHOLE_USE = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select used.stock_id, 'use', 0, -used.worst_case, used.worst_case, 0, false
  from prize_issuing.benefit_grant as used
  join prize_issuing.stock on stock.id = used.stock_id and stock.value_budget is not null
  where used.id = $1 and used.worst_case > 0`;

const MOVE_BY_VOID = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select gone.stock_id, 'void', case when stock.state = 'stopped' then 0 else gone.worst_case end,
    -gone.worst_case, 0, case when stock.state = 'stopped' then gone.worst_case else 0 end, false
  from prize_issuing.benefit_grant as gone
  join prize_issuing.stock on stock.id = gone.stock_id and stock.value_budget is not null
  where gone.id = $1 and gone.worst_case > 0`;

/** An unlimited stock counts no units. */
const GIVE_BACK_UNIT = `
  update prize_issuing.stock set issued = issued - 1, given_back = given_back + 1
  where id = $1 and quantity is not null`;

/** How a grant is used where no order uses it. */
export type UseBesideOrders = 'shipment' | 'check-in';

/** Moves of grants that no order uses; the grant's row is locked already. */
@Injectable()
export class GrantsBesideOrders {
  constructor(
    private readonly sql: Sql,
    @Optional() private readonly accounts?: BudgetAccounts,
  ) {}

  /** held -> locked; again changes nothing. */
  async hold(grantId: string, usedBy: UseBesideOrders): Promise<void> {
    await this.sql.execute(HOLD, [grantId, usedBy]);
  }

  /** held or locked -> used; reserved -> spent. */
  async use(grantId: string, usedBy: UseBesideOrders): Promise<void> {
    const grant = await this.charged(grantId);
    await this.accounts?.append(inAccounts(grant, usedOf(grant, grant.reserved)));
    await this.sql.execute(MOVE_BY_WHOLE_USE, [grantId]);
    await this.sql.execute(USE, [grantId, usedBy]);
  }

  /**
   * held or locked -> voided; reserved -> free, and the unit is the stock's again. Answers whether the stock,
   * which had nothing left, is open again.
   */
  async void(grantId: string): Promise<boolean> {
    const grant = await this.charged(grantId);
    const { stockId } = grant;
    await this.accounts?.append(inAccounts(grant, { ...expiredOf(grant), cause: 'void' }));
    await this.sql.execute(MOVE_BY_VOID, [grantId]);
    await this.sql.execute(VOID, [grantId]);
    await foldStock(this.sql, stockId);
    await this.sql.execute(GIVE_BACK_UNIT, [stockId]);
    return reopenStock(this.sql, stockId);
  }

  private async charged(grantId: string): Promise<ChargedGrant> {
    const [row] = await this.sql.query<ChargedRow>(CHARGED, [grantId]);
    ensure(row !== undefined, `there is a grant ${grantId}`);
    const { stock_id: stockId, worst_case: worstCase, accounts } = row;
    return { stockId, reserved: BigInt(worstCase), accounts: accounts ?? [] };
  }
}

interface ChargedRow {
  readonly stock_id: string;
  readonly worst_case: string;
  readonly accounts: readonly string[] | null;
}
