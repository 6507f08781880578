import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { stockChanged } from '../stock/stock-events.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { DueWork } from './domain/due-work.js';

const BATCH = 100;

/**
 * Adds the movements of uses, returns and expiries to the counters of their stocks. A stock that had run
 * out of money and has some again is open again, and the catalogue is told.
 */
@Injectable()
export class FoldBudgets {
  constructor(
    private readonly due: DueWork,
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Folds up to 100 stocks, each in a transaction of its own; answers how many. */
  async execute(): Promise<number> {
    const stockIds = await this.due.stocksToFold(BATCH);
    for (const stockId of stockIds) await this.unitOfWork.run(() => this.fold(stockId));
    return stockIds.length;
  }

  private async fold(stockId: string): Promise<void> {
    const isOpenAgain = await this.due.foldStock(stockId);
    const stock = isOpenAgain ? await this.stocks.find(stockId) : null;
    if (stock !== null) await this.outbox.append([stockChanged(stock)]);
  }
}
