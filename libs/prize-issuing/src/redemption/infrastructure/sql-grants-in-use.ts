import { Injectable, Optional } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { BudgetAccounts, type AccountMove } from '@boon/service-support/budgets';
import { ensure } from '@boon/shared-kernel';
import {
  GrantsInUse,
  type GrantAfterReturn,
  type GrantInUse,
  type GrantUse,
} from '../domain/grants-in-use.js';
import { drawnOf, inAccounts, returnedOf, usedOf } from './account-moves.js';
import { chargedGrant, columnsOf, grantInUse, type GrantRow } from './grant-row.js';
import {
  EXPIRE_GRANT,
  GRANTS_FOR_CHANGE,
  KEPT,
  LOCK_GRANTS,
  MOVE_BY_RETURN,
  MOVE_BY_USE,
  RESTORE_GRANT,
  UNLOCK_GRANTS,
  USE_GRANTS,
} from './grant-sql.js';
import { UNLOCK_PARTS } from './lot-sql.js';
import { releaseStock, reserveAgain } from './reserve-again.js';
import { SqlLots, type LotReturn } from './sql-lots.js';

/** A use and the grant's row, locked. */
interface UseOfRow<Use extends GrantUse = GrantUse> {
  readonly use: Use;
  readonly row: GrantRow;
}

/** Grants in the table benefit_grant; what uses do to budgets is appended as movements and folded later. */
@Injectable()
export class SqlGrantsInUse extends GrantsInUse {
  private readonly lots: SqlLots;

  constructor(
    private readonly sql: Sql,
    @Optional() private readonly accounts?: BudgetAccounts,
  ) {
    super();
    this.lots = new SqlLots(sql, accounts);
  }

  override async lock(redemptionId: string, uses: readonly GrantUse[]): Promise<boolean> {
    const found = await this.forChange(uses);
    const free = found.filter(({ row, use }) => this.canTake(row, use));
    if (free.length !== uses.length) return false;
    const { whole, parts } = split(uses);
    if (whole.length > 0) await this.sql.execute(LOCK_GRANTS, [redemptionId, idsOf(whole)]);
    await this.lots.lock(parts);
    return true;
  }

  override async use(
    redemptionId: string,
    uses: readonly GrantUse[],
    how: { readonly retake: boolean; readonly unexpiredOnly: boolean },
  ): Promise<readonly GrantInUse[] | null> {
    const found = await this.forChange(uses);
    const ours = found.filter(({ row, use }) =>
      how.retake ? this.canRetake(row, use) : isLockedFor(redemptionId, row, use),
    );
    const usable = ours.filter(({ row }) => row.is_alive || !how.unexpiredOnly);
    if (usable.length !== uses.length) {
      ensure(how.unexpiredOnly, `redemption ${redemptionId} holds the grants that it locked`);
      return null;
    }
    const { whole, parts } = split(uses);
    await this.accounts?.append(found.flatMap(useInAccounts));
    if (how.retake) await this.lots.lock(parts);
    await this.lots.use(parts);
    if (whole.length > 0) {
      await this.sql.execute(MOVE_BY_USE, columnsOf(whole));
      await this.sql.execute(USE_GRANTS, [redemptionId, idsOf(whole)]);
    }
    return found.map(({ row }) => grantInUse(row));
  }

  override async unlock(redemptionIds: readonly string[]): Promise<void> {
    await this.sql.execute(UNLOCK_GRANTS, [redemptionIds]);
    await this.sql.execute(UNLOCK_PARTS, [redemptionIds]);
  }

  override async giveBack(
    redemptionId: string,
    returns: readonly LotReturn[],
  ): Promise<readonly GrantAfterReturn[]> {
    const found = await this.forChange(returns);
    const ours = found.filter(
      ({ row, use }) => use.inParts || (row.state === 'used' && row.redemption_id === redemptionId),
    );
    const isOurs = ours.length === returns.length;
    ensure(isOurs, `redemption ${redemptionId} used the grants that come back`);
    const { whole } = split(returns);
    const areLast = whole.map(({ isFullyReturned }) => isFullyReturned);
    if (whole.length > 0) await this.sql.execute(MOVE_BY_RETURN, [...columnsOf(whole), areLast]);
    await this.accounts?.append(ours.filter(({ use }) => !use.inParts).flatMap(returnInAccounts));
    const after: GrantAfterReturn[] = [];
    // Stocks are locked in id order, after the grants.
    for (const { row, use } of ours.sort((a, b) => (a.row.stock_id < b.row.stock_id ? -1 : 1))) {
      if (use.inParts) after.push(await this.lots.giveBack(row, use));
      else after.push({ ...grantInUse(row), state: await this.afterReturn(row, use) });
    }
    await this.releaseOf(idsOf(whole), after);
    return after;
  }

  /** Stocks of whole grants that are held again are locked and folded; the sweep sees to the others. */
  private async releaseOf(
    whole: readonly string[],
    after: readonly GrantAfterReturn[],
  ): Promise<void> {
    const held = after.filter(({ grantId, state }) => state === 'held' && whole.includes(grantId));
    for (const stockId of new Set(held.map((grant) => grant.stockId))) {
      await releaseStock(this.sql, stockId);
    }
  }

  private canTake(row: GrantRow, use: GrantUse): boolean {
    if (use.inParts) return this.lots.canLock(row, use);
    return row.state === 'held' && row.is_alive;
  }

  private canRetake(row: GrantRow, use: GrantUse): boolean {
    return use.inParts ? this.lots.canLock(row, use) : row.state === 'held';
  }

  private async afterReturn(row: GrantRow, use: LotReturn): Promise<GrantAfterReturn['state']> {
    if (!use.isFullyReturned || row.return_policy === 'forfeit') return 'used';
    const renews = row.return_policy === 'extend';
    if (!row.is_alive && !renews) {
      await this.sql.execute(EXPIRE_GRANT, [row.id]);
      return 'expired';
    }
    const [held] = await this.sql.query<{ kept: string | null }>(KEPT, [row.id]);
    const reserved = await reserveAgain(this.sql, this.accounts, {
      ...chargedGrant(row),
      ...{ hasBudget: row.has_budget, kept: BigInt(held?.kept ?? 0) },
    });
    await this.sql.execute(RESTORE_GRANT, [row.id, reserved.toString(), renews]);
    return 'held';
  }

  /** The rows of these grants, locked in id order, each with its use; unknown ones are absent. */
  private async forChange<Use extends GrantUse>(uses: readonly Use[]): Promise<UseOfRow<Use>[]> {
    const byId = new Map(uses.map((use) => [use.grantId, use]));
    const rows = await this.sql.query<GrantRow>(GRANTS_FOR_CHANGE, [[...byId.keys()]]);
    return rows.flatMap((row) => {
      const use = byId.get(row.id);
      return use === undefined ? [] : [{ row, use }];
    });
  }
}

function useInAccounts({ row, use }: UseOfRow): AccountMove[] {
  const grant = chargedGrant(row);
  const words = use.inParts ? drawnOf : usedOf;
  return inAccounts(grant, words(grant, use.amount.fen));
}

function returnInAccounts({ row, use }: UseOfRow): AccountMove[] {
  const grant = chargedGrant(row);
  return inAccounts(grant, returnedOf(grant, use.amount.fen));
}

function isLockedFor(redemptionId: string, row: GrantRow, use: GrantUse): boolean {
  if (use.inParts) return BigInt(row.lot_locked ?? 0) >= use.amount.fen;
  return row.state === 'locked' && row.redemption_id === redemptionId;
}

function split<Use extends GrantUse>(uses: readonly Use[]) {
  return {
    whole: uses.filter((use) => !use.inParts),
    parts: uses.filter((use) => use.inParts),
  };
}

function idsOf(uses: readonly GrantUse[]): string[] {
  return uses.map((use) => use.grantId);
}
