import { Injectable, Optional } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { BudgetAccounts, type AccountMove } from '@boon/service-support';
import { ensure } from '@boon/shared-kernel';
import type { ReturnPolicy } from '../../stock/domain/stock-terms.js';
import {
  GrantsInUse,
  type GrantAfterReturn,
  type GrantInUse,
  type GrantUse,
} from '../domain/grants-in-use.js';
import { inAccounts, returnedOf, usedOf, type ChargedGrant } from './account-moves.js';
import {
  EXPIRE_GRANT,
  GRANTS_FOR_CHANGE,
  LOCK_GRANTS,
  MOVE_BY_RETURN,
  MOVE_BY_USE,
  RESTORE_GRANT,
  UNLOCK_GRANTS,
  USE_GRANTS,
} from './grant-sql.js';
import { reserveAgain } from './reserve-again.js';

interface GrantRow {
  readonly id: string;
  readonly stock_id: string;
  readonly state: string;
  readonly redemption_id: string | null;
  readonly worst_case: string;
  readonly is_alive: boolean;
  readonly name_zh: string;
  readonly name_en: string;
  readonly return_policy: ReturnPolicy;
  readonly has_budget: boolean;
  readonly accounts: readonly string[] | null;
}

/** Grants in the table benefit_grant; what uses do to budgets is appended as movements and folded later. */
@Injectable()
export class SqlGrantsInUse extends GrantsInUse {
  constructor(
    private readonly sql: Sql,
    @Optional() private readonly accounts?: BudgetAccounts,
  ) {
    super();
  }

  override async lock(redemptionId: string, grantIds: readonly string[]): Promise<boolean> {
    const rows = await this.forChange(grantIds);
    const free = rows.filter((row) => row.state === 'held' && row.is_alive);
    if (free.length !== grantIds.length) return false;
    await this.sql.execute(LOCK_GRANTS, [redemptionId, grantIds]);
    return true;
  }

  override async use(
    redemptionId: string,
    uses: readonly GrantUse[],
    how: { readonly retake: boolean; readonly unexpiredOnly: boolean },
  ): Promise<readonly GrantInUse[] | null> {
    const ids = uses.map((use) => use.grantId);
    const rows = await this.forChange(ids);
    const ours = rows.filter((row) =>
      how.retake
        ? row.state === 'held'
        : row.state === 'locked' && row.redemption_id === redemptionId,
    );
    const usable = ours.filter((row) => row.is_alive || !how.unexpiredOnly);
    if (usable.length !== ids.length) {
      ensure(how.unexpiredOnly, `redemption ${redemptionId} holds the grants that it locked`);
      return null;
    }
    await this.sql.execute(MOVE_BY_USE, [ids, fenOf(uses)]);
    await this.accounts?.append(movesOf(rows, uses, usedOf));
    await this.sql.execute(USE_GRANTS, [redemptionId, ids]);
    return rows.map(grantInUse);
  }

  override async unlock(redemptionId: string): Promise<void> {
    await this.sql.execute(UNLOCK_GRANTS, [[redemptionId]]);
  }

  override async giveBack(
    redemptionId: string,
    returns: readonly (GrantUse & { readonly isFullyReturned: boolean })[],
  ): Promise<readonly GrantAfterReturn[]> {
    const ids = returns.map((grant) => grant.grantId);
    const rows = await this.forChange(ids);
    const ours = rows.filter((row) => row.state === 'used' && row.redemption_id === redemptionId);
    ensure(ours.length === ids.length, `redemption ${redemptionId} used the grants that come back`);
    await this.sql.execute(MOVE_BY_RETURN, [ids, fenOf(returns)]);
    await this.accounts?.append(movesOf(rows, returns, returnedOf));
    const whole = new Set(returns.filter((grant) => grant.isFullyReturned).map((g) => g.grantId));
    const after: GrantAfterReturn[] = [];
    // Stocks are locked in id order, after the grants.
    for (const row of [...ours].sort((a, b) => (a.stock_id < b.stock_id ? -1 : 1))) {
      const state = whole.has(row.id) ? await this.comeBack(row) : 'used';
      after.push({ ...grantInUse(row), state });
    }
    return after;
  }

  private async comeBack(row: GrantRow): Promise<GrantAfterReturn['state']> {
    if (row.return_policy === 'forfeit') return 'used';
    const renews = row.return_policy === 'extend';
    if (!row.is_alive && !renews) {
      await this.sql.execute(EXPIRE_GRANT, [row.id]);
      return 'expired';
    }
    const reserved = await reserveAgain(this.sql, this.accounts, {
      ...chargedGrant(row),
      hasBudget: row.has_budget,
    });
    await this.sql.execute(RESTORE_GRANT, [row.id, reserved.toString(), renews]);
    return 'held';
  }

  private forChange(grantIds: readonly string[]): Promise<GrantRow[]> {
    return this.sql.query<GrantRow>(GRANTS_FOR_CHANGE, [grantIds]);
  }
}

function chargedGrant(row: GrantRow): ChargedGrant {
  const { stock_id: stockId, worst_case: worstCase, accounts } = row;
  return { stockId, reserved: BigInt(worstCase), accounts: accounts ?? [] };
}

function movesOf(
  rows: readonly GrantRow[],
  uses: readonly GrantUse[],
  wordsOf: typeof usedOf,
): AccountMove[] {
  const fen = new Map(uses.map(({ grantId, discount }) => [grantId, discount.fen]));
  return rows.map(chargedGrant).flatMap((grant, index) => {
    const taken = fen.get(rows[index]?.id ?? '') ?? 0n;
    return inAccounts(grant, wordsOf(grant, taken));
  });
}

function grantInUse(row: GrantRow): GrantInUse {
  return {
    grantId: row.id,
    stockId: row.stock_id,
    name: { zh: row.name_zh, en: row.name_en },
  };
}

function fenOf(uses: readonly GrantUse[]): string[] {
  return uses.map((use) => use.discount.toString());
}
