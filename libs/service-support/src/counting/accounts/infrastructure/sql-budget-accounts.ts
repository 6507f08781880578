import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import { isPerDay, type AccountCharge, type AccountScope } from '../account-scope.js';
import {
  BudgetAccounts,
  type AccountMove,
  type BudgetLimit,
  type LimitStanding,
} from '../budget-accounts.js';
import {
  APPEND,
  charging,
  FOLD,
  LEAST_FREE,
  LIMITS,
  LOCK,
  LOCK_SCOPE,
  noneLimited,
  REMOVE_LIMIT,
  RESERVE_AGAIN,
  SET_LIMIT,
  standing,
  TO_FOLD,
} from './account-sql.js';

interface LimitRow {
  readonly scope: string;
  readonly fen: string | null;
  readonly units: number | null;
  readonly committed_fen: string;
  readonly committed_units: number;
  readonly account_id: string | null;
}

/** Accounts in the tables budget_limit, budget_account and budget_entry. */
@Injectable()
export class SqlBudgetAccounts extends BudgetAccounts {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override standing(scopes: string): string {
    return standing(scopes);
  }

  override noneLimited(scopes: string): string {
    return noneLimited(scopes);
  }

  override charging(first: number, after: string): string {
    return charging(first, after);
  }

  override chargeColumns(charges: readonly AccountCharge[]): unknown[] {
    return [
      charges.map((charge) => charge.accountId),
      charges.map((charge) => charge.scope),
      charges.map((charge) => charge.stockId),
      charges.map((charge) => charge.units),
      charges.map((charge) => charge.fen.toString()),
    ];
  }

  override async lock(accountIds: readonly string[]): Promise<void> {
    if (accountIds.length > 0) await this.sql.query(LOCK, [accountIds]);
  }

  override async append(moves: readonly AccountMove[]): Promise<void> {
    if (moves.length === 0) return;
    await this.sql.execute(APPEND, [
      moves.map((move) => move.accountId),
      moves.map((move) => move.stockId),
      moves.map((move) => move.cause),
      moves.map((move) => move.free.toString()),
      moves.map((move) => move.reserved.toString()),
      moves.map((move) => move.spent.toString()),
      moves.map((move) => move.released.toString()),
      moves.map((move) => -(move.unitsBack ?? 0)),
    ]);
  }

  override async free(accountIds: readonly string[]): Promise<bigint | null> {
    if (accountIds.length === 0) return null;
    await this.sql.query(LOCK, [accountIds]);
    await this.sql.execute(FOLD, [accountIds]);
    const [row] = await this.sql.query<{ free: string | null }>(LEAST_FREE, [accountIds]);
    return row?.free == null ? null : BigInt(row.free);
  }

  override async reserveAgain(
    accountIds: readonly string[],
    { stockId, fen }: { readonly stockId: string; readonly fen: bigint },
  ): Promise<void> {
    if (accountIds.length === 0 || fen <= 0n) return;
    await this.sql.execute(RESERVE_AGAIN, [accountIds, stockId, fen.toString()]);
  }

  override async fold(atMost: number): Promise<number> {
    const waiting = await this.sql.query<{ account_id: string }>(TO_FOLD, [atMost]);
    for (const { account_id: id } of waiting) await this.unitOfWork.run(() => this.free([id]));
    return waiting.length;
  }

  override async limitForChange(scope: AccountScope): Promise<LimitStanding | null> {
    await this.sql.query(LOCK_SCOPE, [scope]);
    const [before] = await this.sql.query<LimitRow>(LIMITS, [scope]);
    if (before === undefined) return null;
    if (before.account_id !== null) await this.free([before.account_id]);
    const [row = before] = await this.sql.query<LimitRow>(LIMITS, [scope]);
    return limitStanding(row);
  }

  override async setLimit(scope: AccountScope, { fen, units }: BudgetLimit): Promise<void> {
    if (fen === null && units === null) {
      await this.sql.execute(REMOVE_LIMIT, [scope]);
      return;
    }
    await this.sql.execute(SET_LIMIT, [scope, isPerDay(scope), fen?.toString() ?? null, units]);
  }

  override async limits(): Promise<readonly LimitStanding[]> {
    return (await this.sql.query<LimitRow>(LIMITS, [null])).map(limitStanding);
  }
}

function limitStanding(row: LimitRow): LimitStanding {
  return {
    scope: row.scope,
    fen: row.fen === null ? null : BigInt(row.fen),
    units: row.units,
    committedFen: BigInt(row.committed_fen),
    committedUnits: row.committed_units,
  };
}
