import type { Sql } from '@boon/platform';
import { FOLD_STOCK, LOCK_STOCK, RESERVE } from './grant-sql.js';

/** Adds what uses, returns and expiries moved to the stock's own counters; answers the free fen. */
export async function foldStock(sql: Sql, stockId: string): Promise<bigint | null> {
  await sql.query(LOCK_STOCK, [stockId]);
  const [row] = await sql.query<{ free: string | null }>(FOLD_STOCK, [stockId]);
  return row?.free == null ? null : BigInt(row.free);
}

/**
 * Reserves the worst case of a grant that comes back, or as much of it as the budget has: others may have
 * been given what its use had left free. Answers what was reserved.
 */
export async function reserveAgain(sql: Sql, stockId: string, worstCase: bigint): Promise<bigint> {
  const free = (await foldStock(sql, stockId)) ?? worstCase;
  const reserved = free < worstCase ? free : worstCase;
  if (reserved > 0n) await sql.execute(RESERVE, [stockId, reserved.toString()]);
  return reserved > 0n ? reserved : 0n;
}
