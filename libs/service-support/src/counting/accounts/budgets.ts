export { accountScope, isAccountScope, kindOfScope, PLATFORM_DAY } from './account-scope.js';
export type { AccountCharge, AccountKind, AccountScope, AccountStanding } from './account-scope.js';
export { accountsOf } from './accounts-of.js';
export type { AccountsJson } from './accounts-of.js';
export { BudgetAccounts } from './budget-accounts.js';
export type { AccountMove, BudgetLimit, LimitStanding } from './budget-accounts.js';
