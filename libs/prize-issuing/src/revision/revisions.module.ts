import { Module, type Provider } from '@nestjs/common';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { EditableLimits } from './domain/editable-limits.js';
import { EditLimit } from './edit-limit.js';
import { SqlEditableLimits } from './infrastructure/sql-editable-limits.js';
import { SqlStockEdits } from './infrastructure/sql-stock-edits.js';
import { LimitRevisionKind } from './limit-revision-kind.js';

const PROVIDERS: Provider[] = [
  { provide: StockRepository, useClass: SqlStockRepository },
  { provide: EditableLimits, useClass: SqlEditableLimits },
  ...[SqlStockEdits, LimitRevisionKind, EditLimit],
];

/** Changes of stocks and shared budgets that are in force. Needs the platform's modules and `GovernanceModule`. */
@Module({ providers: PROVIDERS, exports: [EditLimit, LimitRevisionKind] })
export class RevisionsModule {}
