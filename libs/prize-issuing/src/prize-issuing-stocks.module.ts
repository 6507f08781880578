import { Global, Module, type Provider } from '@nestjs/common';
import { ChangeStockState } from './stock/change-stock-state.js';
import { FunderBooks } from './stock/domain/funder-parts.js';
import { StockRepository } from './stock/domain/stock.repository.js';
import { SqlFunderBooks } from './stock/infrastructure/sql-funder-books.js';
import { SqlStockRepository } from './stock/infrastructure/sql-stock.repository.js';
import { OpenStock } from './stock/open-stock.js';
import { ReadFunderParts } from './stock/read-funder-parts.js';
import { ReadStock } from './stock/read-stock.js';

/** What may be done with stocks. */
export const STOCK_USE_CASES = [OpenStock, ChangeStockState, ReadStock, ReadFunderParts];

/** The same with what they need. */
export const STOCK_PROVIDERS: Provider[] = [
  { provide: StockRepository, useClass: SqlStockRepository },
  { provide: FunderBooks, useClass: SqlFunderBooks },
  ...STOCK_USE_CASES,
];

/**
 * Stocks alone, for processes that open and stop them but neither claim nor redeem. Global; a process with
 * `PrizeIssuingModule` has them already.
 */
@Global()
@Module({ providers: STOCK_PROVIDERS, exports: STOCK_USE_CASES })
export class PrizeIssuingStocksModule {}
