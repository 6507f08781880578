import { refused, type Refused } from '@boon/shared-kernel';
import { kindOfScope, type AccountCharge } from '@boon/service-support/budgets';
import type { ItemRefusal } from './claim.js';
import type { Taking } from './claim-plan.js';

/** What is left in the budgets that stocks share, while a batch is being decided. */
export class AccountRoom {
  /** By account and stock. */
  private readonly charged = new Map<string, AccountCharge>();
  /** By account. */
  private readonly sums = new Map<string, { readonly units: number; readonly fen: bigint }>();

  /** The first account that has nothing left for the grant. */
  lacks({ accounts, worstCase }: Taking): Refused<ItemRefusal> | null {
    for (const { id, scope, unitsLeft, fenLeft } of accounts) {
      const { units, fen } = this.sumOf(id);
      const account = kindOfScope(scope);
      if (unitsLeft !== null && units >= unitsLeft) return refused('quota.exhausted', { account });
      if (fenLeft !== null && fen + worstCase > fenLeft) {
        return refused('budget.exhausted', { account });
      }
    }
    return null;
  }

  move({ accounts, stock, worstCase }: Taking, by: 1 | -1): void {
    const add = BigInt(by) * worstCase;
    for (const { id: accountId, scope } of accounts) {
      const { stockId } = stock;
      const sum = this.sumOf(accountId);
      this.sums.set(accountId, { units: sum.units + by, fen: sum.fen + add });
      const key = `${accountId} ${stockId}`;
      const { units, fen } = this.charged.get(key) ?? { units: 0, fen: 0n };
      this.charged.set(key, { accountId, scope, stockId, units: units + by, fen: fen + add });
    }
  }

  /** One per account and stock. */
  charges(): AccountCharge[] {
    return [...this.charged.values()].filter((charge) => charge.units > 0);
  }

  private sumOf(id: string): { readonly units: number; readonly fen: bigint } {
    return this.sums.get(id) ?? { units: 0, fen: 0n };
  }
}
