import type { AccountCharge, AccountScope } from './account-scope.js';

/** Money of grants that moves between the words of an account: the four sum to zero. */
export interface AccountMove {
  readonly accountId: string;
  readonly stockId: string;
  /** Units that come back with a void; left out: none. */
  readonly unitsBack?: number;
  readonly cause: 'use' | 'return' | 'expiry' | 'void' | 'restore';
  readonly free: bigint;
  readonly reserved: bigint;
  readonly spent: bigint;
  readonly released: bigint;
}

/** How much a scope may have; null: no limit of that sort. */
export interface BudgetLimit {
  readonly fen: bigint | null;
  readonly units: number | null;
}

/** A limit with what is committed of it: for budgets per day, of today. */
export interface LimitStanding extends BudgetLimit {
  readonly scope: AccountScope;
  readonly committedFen: bigint;
  readonly committedUnits: number;
}

/**
 * Budgets that many stocks share: free = limit - reserved - spent - released. Charged in the transaction of
 * the grants, once per batch and account, in the order of their ids; uses, returns and expiries are entries
 * that are folded later. A scope without a limit has no account, and nothing of it is written.
 */
export abstract class BudgetAccounts {
  /** Text of a scalar subquery: the accounts among the scopes of a `text[]` expression, as `accountsOf` reads. */
  abstract standing(scopes: string): string;

  /** Text of a condition: none of the scopes of a `text[]` expression has a limit. */
  abstract noneLimited(scopes: string): string;

  /**
   * Text of parts of a `with` that charge accounts: `charged` has a row for each one that could be. Their
   * parameters are `chargeColumns` from `$first` on; `after` is a condition that they wait for.
   */
  abstract charging(first: number, after: string): string;

  /** The five parameters of `charging`. */
  abstract chargeColumns(charges: readonly AccountCharge[]): unknown[];

  /** Keeps others from these accounts until the end of the unit of work. */
  abstract lock(accountIds: readonly string[]): Promise<void>;

  /** Appends entries in the ambient unit of work. */
  abstract append(moves: readonly AccountMove[]): Promise<void>;

  /** Locks and folds these accounts; answers the least free fen among them, null when none is limited. */
  abstract free(accountIds: readonly string[]): Promise<bigint | null>;

  /** Reserves again what comes back into use; only after `free` in the same unit of work. */
  abstract reserveAgain(
    accountIds: readonly string[],
    of: { readonly stockId: string; readonly fen: bigint },
  ): Promise<void>;

  /** Folds what waits in up to so many accounts, each in a unit of work of its own; answers how many. */
  abstract fold(atMost: number): Promise<number>;

  /** A scope's limit as it stands; null: it has none. Locked until the end of the unit of work. */
  abstract limitForChange(scope: AccountScope): Promise<LimitStanding | null>;

  /**
   * Sets a scope's limit from now on; what was granted before it had one is not counted. Both null: it has
   * none any more. Throws below what is committed: look at `limitForChange` in the same unit of work.
   */
  abstract setLimit(scope: AccountScope, limit: BudgetLimit): Promise<void>;

  /** Limits with what is committed of them, by scope. */
  abstract limits(): Promise<readonly LimitStanding[]>;
}
