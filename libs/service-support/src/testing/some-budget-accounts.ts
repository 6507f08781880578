import type { Sql, UnitOfWork } from '@boon/platform';
import type { BudgetAccounts } from '../counting/accounts/budget-accounts.js';
import { SqlBudgetAccounts } from '../counting/accounts/infrastructure/sql-budget-accounts.js';

/** Budgets that stocks share, on a database with service-support's tables, without Nest. */
export function someBudgetAccounts(ports: {
  readonly sql: Sql;
  readonly unitOfWork: UnitOfWork;
}): BudgetAccounts {
  return new SqlBudgetAccounts(ports.sql, ports.unitOfWork);
}
