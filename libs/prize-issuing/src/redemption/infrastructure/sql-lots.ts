import type { Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import type { GrantAfterReturn, GrantUse } from '../domain/grants-in-use.js';
import { inAccounts, refilledOf, returnedOf } from './account-moves.js';
import { chargedGrant, columnsOf, grantInUse, unlockedOf, type GrantRow } from './grant-row.js';
import { MOVE_BY_RETURN } from './grant-sql.js';
import {
  LAPSE_OF_LOT,
  LOCK_PARTS,
  MOVE_BY_PARTS,
  MOVE_BY_REFILL,
  NOTE_LOTS,
  REFILL_LOT,
  USE_PARTS,
} from './lot-sql.js';

/** What a return brings to a lot. */
export type LotReturn = GrantUse & { readonly isFullyReturned: boolean };

/** Parts of lots in the table benefit_grant; the rows are locked already. */
export class SqlLots {
  constructor(
    private readonly sql: Sql,
    private readonly accounts: BudgetAccounts | undefined,
  ) {}

  /** Whether the part can still be had of this lot. */
  canLock(row: GrantRow, use: GrantUse): boolean {
    return row.state === 'held' && row.is_alive && unlockedOf(row) >= use.amount.fen;
  }

  async lock(uses: readonly GrantUse[]): Promise<void> {
    if (uses.length === 0) return;
    await this.sql.execute(LOCK_PARTS, columnsOf(uses));
    await this.sql.execute(NOTE_LOTS, [uses.map(({ grantId }) => grantId)]);
  }

  async use(uses: readonly GrantUse[]): Promise<void> {
    if (uses.length === 0) return;
    await this.sql.execute(MOVE_BY_PARTS, columnsOf(uses));
    await this.sql.execute(USE_PARTS, columnsOf(uses));
  }

  /**
   * Refills a lot at once, unless its stock forfeits what was used, its time is over or it was taken back. Where the stock
   * extends, a lot begins a new life when all that the order drew is back, or its time was over.
   */
  async giveBack(row: GrantRow, back: LotReturn): Promise<GrantAfterReturn> {
    const of = grantInUse(row);
    const grant = chargedGrant(row);
    const renews = row.return_policy === 'extend';
    const isGone = row.state === 'voided' || (!row.is_alive && !renews);
    if (row.return_policy === 'forfeit' || isGone) {
      await this.sql.execute(LAPSE_OF_LOT, [row.id, back.amount.toString()]);
      await this.sql.execute(MOVE_BY_RETURN, [...columnsOf([back]), [true]]);
      await this.accounts?.append(inAccounts(grant, returnedOf(grant, back.amount.fen)));
      return { ...of, state: row.is_alive ? 'used' : 'expired' };
    }
    const beginsAnew = renews && (back.isFullyReturned || !row.is_alive);
    await this.sql.execute(REFILL_LOT, [row.id, back.amount.toString(), beginsAnew]);
    await this.sql.execute(NOTE_LOTS, [[row.id]]);
    await this.sql.execute(MOVE_BY_REFILL, columnsOf([back]));
    await this.accounts?.append(inAccounts(grant, refilledOf(grant, back.amount.fen)));
    return { ...of, state: 'held' };
  }
}
