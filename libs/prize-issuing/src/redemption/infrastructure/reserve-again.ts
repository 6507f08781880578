import type { Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import type { ChargedGrant } from './account-moves.js';
import { KEEP_FOR_STEPS } from './keep-sql.js';
import { FOLD_STOCK, LOCK_STOCK, RELEASE, REOPEN, RESERVE } from './grant-sql.js';

/** Adds what uses, returns and expiries moved to the stock's own counters; answers the free fen. */
export async function foldStock(sql: Sql, stockId: string): Promise<bigint | null> {
  await sql.query(LOCK_STOCK, [stockId]);
  const [row] = await sql.query<{ free: string | null }>(FOLD_STOCK, [stockId]);
  return row?.free == null ? null : BigInt(row.free);
}

/** A grant that comes back, and what its stock reserved for it already, as it was returned in steps. */
export interface GrantComingBack extends ChargedGrant {
  readonly hasBudget: boolean;
  readonly kept: bigint;
}

/**
 * Reserves the worst case of a grant that comes back, or as much of it as the budgets have, its stock's own
 * and those that it shares: others may have been given what its use had left free. What was kept for it counts as
 * had; what it cannot take of that is free. Answers what is reserved.
 */
export async function reserveAgain(
  sql: Sql,
  accounts: BudgetAccounts | undefined,
  grant: GrantComingBack,
): Promise<bigint> {
  const { stockId, reserved: wanted, kept } = grant;
  // Accounts are locked before stocks, as everywhere.
  const shared = (await accounts?.free(grant.accounts)) ?? null;
  const rest = grant.hasBudget ? await foldStock(sql, stockId) : null;
  const own = rest === null ? null : rest + kept;
  const least = [wanted, shared, own].reduce<bigint>(
    (least, free) => (free !== null && free < least ? free : least),
    wanted,
  );
  const fen = least > 0n ? least : 0n;
  if (fen > 0n) await accounts?.reserveAgain(grant.accounts, { stockId, fen });
  const more = fen - kept;
  if (more !== 0n && grant.hasBudget) await sql.execute(RESERVE, [stockId, more.toString()]);
  return fen;
}

/**
 * What a stopped stock has free goes back to its funder for good, but for what half-returned coupons gave back, which is
 * kept for them; only where its row is locked and folded.
 */
export async function releaseStock(sql: Sql, stockId: string): Promise<void> {
  const [row] = await sql.query<{ held: string }>(KEEP_FOR_STEPS, [stockId]);
  await sql.execute(RELEASE, [stockId, row?.held ?? '0']);
}

/** Opens a stock again that was exhausted and has units and money for a grant; answers whether it did. */
export async function reopenStock(sql: Sql, stockId: string): Promise<boolean> {
  return (await sql.execute(REOPEN, [stockId])) === 1;
}
