import { someBudgetAccounts } from '@boon/service-support/testing';
import { SqlEditableLimits } from '../revision/infrastructure/sql-editable-limits.js';
import { SqlStockEdits } from '../revision/infrastructure/sql-stock-edits.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import type { PortsForIssuing } from './an-issuing.js';

/** Limits of stocks and shared budgets on a database, to be changed without anybody's approval. */
export function editableLimits({
  sql,
  unitOfWork,
  outbox,
  audit,
}: PortsForIssuing): SqlEditableLimits {
  const stocks = new SqlStockEdits(sql, new SqlStockRepository(sql), outbox);
  return new SqlEditableLimits(sql, stocks, someBudgetAccounts({ sql, unitOfWork }), audit);
}
