import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { Stock } from './domain/stock.js';
import { StockRepository, type StockCounters } from './domain/stock.repository.js';

/** A stock and how far it is used up. */
export type ReadStockOutcome =
  | { readonly ok: true; readonly stock: Stock; readonly counters: StockCounters }
  | Refused<'stock.unknown'>;

/** For operators. */
@Injectable()
export class ReadStock {
  constructor(private readonly stocks: StockRepository) {}

  async execute(stockId: string): Promise<ReadStockOutcome> {
    const stock = await this.stocks.find(stockId);
    if (stock === null) return refused('stock.unknown');
    return { ok: true, stock, counters: await this.stocks.counters(stockId) };
  }
}
