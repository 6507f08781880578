import { Injectable, Optional } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import { BudgetAccounts } from '@boon/service-support/budgets';
import { ensure } from '@boon/shared-kernel';
import { ClaimCounts } from '../../claim/domain/claim-counts.js';
import { expiredOf, inAccounts, usedOf, type ChargedGrant } from './account-moves.js';
import { foldStock, releaseStock, reopenStock } from './reserve-again.js';
import { GIVE_BACK_TALLIES, GIVE_BACK_UNIT, MOVE_BY_VOID, VOID } from './void-sql.js';

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

/** What such a use costs is known beforehand: the whole worst case is spent. */
const MOVE_BY_WHOLE_USE = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select used.stock_id, 'use', 0, -used.worst_case, used.worst_case, 0, false
  from prize_issuing.benefit_grant as used
  join prize_issuing.stock on stock.id = used.stock_id and stock.value_budget is not null
  where used.id = $1 and used.worst_case > 0`;

/** How a grant is used where no order uses it. */
export type UseBesideOrders = 'shipment' | 'check-in';

/** Moves of grants that no order uses; the grant's row is locked already. */
@Injectable()
export class GrantsBesideOrders {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    private readonly counts: ClaimCounts,
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
   * held or locked -> voided; reserved -> free, and everything that counted it has it back: the stock, its day, the
   * user, the persons, the budgets that it shares. Answers whether the stock, which had nothing left, is open again.
   */
  async void(grantId: string): Promise<boolean> {
    const grant = await this.charged(grantId);
    const { stockId } = grant;
    const tallies = await this.sql.query<TallyRow>(GIVE_BACK_TALLIES, [grantId]);
    const back = { ...expiredOf(grant), cause: 'void', unitsBack: 1 } as const;
    await this.accounts?.append(inAccounts(grant, back));
    await this.sql.execute(MOVE_BY_VOID, [grantId]);
    await this.sql.execute(VOID, [grantId]);
    await foldStock(this.sql, stockId);
    await this.sql.execute(GIVE_BACK_UNIT, [grantId]);
    await releaseStock(this.sql, stockId);
    this.unitOfWork.afterCommit(() => void this.tellCounts(tallies));
    return reopenStock(this.sql, stockId);
  }

  /** What placement reads follows; until it does, an offer is hidden from somebody who could have it. */
  private async tellCounts(tallies: readonly TallyRow[]): Promise<void> {
    const [first] = tallies;
    if (first === undefined) return;
    const counts = tallies.map(({ stock_id: stockId, user_id: userId, period, count }) => ({
      ...{ stockId, userId, period, count },
    }));
    await this.counts.set(counts, first.now);
  }

  private async charged(grantId: string): Promise<ChargedGrant> {
    const [row] = await this.sql.query<ChargedRow>(CHARGED, [grantId]);
    ensure(row !== undefined, `there is a grant ${grantId}`);
    const { stock_id: stockId, worst_case: worstCase, accounts } = row;
    return { stockId, reserved: BigInt(worstCase), accounts: accounts ?? [] };
  }
}

interface TallyRow {
  readonly stock_id: string;
  readonly user_id: string;
  readonly period: string;
  readonly count: number;
  readonly now: Date;
}

interface ChargedRow {
  readonly stock_id: string;
  readonly worst_case: string;
  readonly accounts: readonly string[] | null;
}
