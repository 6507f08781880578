import type { AccountScope, AccountStanding } from './account-scope.js';

/** What the subquery of `BudgetAccounts.standing` answers; null: no account. */
export type AccountsJson =
  readonly (readonly [string, AccountScope, number | null, string | null])[] | null;

/** The accounts that a standing tells of, by scope. */
export function accountsOf(json: AccountsJson): ReadonlyMap<AccountScope, AccountStanding> {
  return new Map(
    (json ?? []).map(([id, scope, unitsLeft, fenLeft]) => [
      scope,
      { id, scope, unitsLeft, fenLeft: fenLeft === null ? null : BigInt(fenLeft) },
    ]),
  );
}
