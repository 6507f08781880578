import type { ReturnPolicy } from '../../stock/domain/stock-terms.js';
import type { ChargedGrant } from './account-moves.js';
import type { GrantInUse, GrantUse } from '../domain/grants-in-use.js';

/** A grant as it is read for change, in id order. */
export interface GrantRow {
  readonly id: string;
  readonly stock_id: string;
  readonly state: string;
  readonly redemption_id: string | null;
  readonly worst_case: string;
  readonly lot_locked: string | null;
  readonly is_alive: boolean;
  readonly name_zh: string;
  readonly name_en: string;
  readonly return_policy: ReturnPolicy;
  readonly has_budget: boolean;
  readonly accounts: readonly string[] | null;
}

/** The grant as the budgets that it is charged to see it. */
export function chargedGrant(row: GrantRow): ChargedGrant {
  const { stock_id: stockId, worst_case: worstCase, accounts } = row;
  return { stockId, reserved: BigInt(worstCase), accounts: accounts ?? [] };
}

export function grantInUse(row: GrantRow): GrantInUse {
  return {
    grantId: row.id,
    stockId: row.stock_id,
    name: { zh: row.name_zh, en: row.name_en },
  };
}

/** What of a lot is neither spent nor locked. */
export function unlockedOf(row: GrantRow): bigint {
  return BigInt(row.worst_case) - BigInt(row.lot_locked ?? 0);
}

/** Ids and amounts, as the statements take them. */
export function columnsOf(uses: readonly Pick<GrantUse, 'grantId' | 'amount'>[]): string[][] {
  return [uses.map((use) => use.grantId), uses.map((use) => use.amount.toString())];
}
