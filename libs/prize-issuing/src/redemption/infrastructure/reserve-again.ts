import type { Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import type { ChargedGrant } from './account-moves.js';
import { FOLD_STOCK, LOCK_STOCK, RELEASE, REOPEN, RESERVE } from './grant-sql.js';

/** Adds what uses, returns and expiries moved to the stock's own counters; answers the free fen. */
export async function foldStock(sql: Sql, stockId: string): Promise<bigint | null> {
  await sql.query(LOCK_STOCK, [stockId]);
  const [row] = await sql.query<{ free: string | null }>(FOLD_STOCK, [stockId]);
  return row?.free == null ? null : BigInt(row.free);
}

/**
 * Reserves the worst case of a grant that comes back, or as much of it as the budgets have, its stock's own
 * and those that it shares: others may have been given what its use had left free. Answers what was reserved.
 */
export async function reserveAgain(
  sql: Sql,
  accounts: BudgetAccounts | undefined,
  grant: ChargedGrant & { readonly hasBudget: boolean },
): Promise<bigint> {
  const { stockId, reserved: wanted } = grant;
  // Accounts are locked before stocks, as everywhere.
  const shared = (await accounts?.free(grant.accounts)) ?? null;
  const own = grant.hasBudget ? await foldStock(sql, stockId) : null;
  const least = [wanted, shared, own].reduce<bigint>(
    (least, free) => (free !== null && free < least ? free : least),
    wanted,
  );
  const fen = least > 0n ? least : 0n;
  if (fen > 0n) await accounts?.reserveAgain(grant.accounts, { stockId, fen });
  if (fen > 0n && grant.hasBudget) await sql.execute(RESERVE, [stockId, fen.toString()]);
  return fen;
}

/** What a stopped stock has free goes back to its funder for good; only where its row is locked and folded. */
export async function releaseStock(sql: Sql, stockId: string): Promise<void> {
  await sql.execute(RELEASE, [stockId]);
}

/** Opens a stock again that was exhausted and has units and money for a grant; answers whether it did. */
export async function reopenStock(sql: Sql, stockId: string): Promise<boolean> {
  return (await sql.execute(REOPEN, [stockId])) === 1;
}
