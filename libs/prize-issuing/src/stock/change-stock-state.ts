import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { stockChanged } from './stock-events.js';
import type { StockMove } from './domain/stock.js';
import { StockRepository } from './domain/stock.repository.js';

/** What is to become of which stock. */
export interface ChangeStockStateCommand {
  readonly stockId: string;
  readonly to: StockMove;
}

/** Done (a repeat is done too), or why not. */
export type ChangeStockStateOutcome =
  { readonly ok: true; readonly version: number } | Refused<'stock.unknown' | 'stock.state'>;

const ALONG: ReadonlyMap<string, StockMove> = new Map([
  ['pause', 'pause'],
  ['resume', 'resume'],
  ['end', 'stop'],
]);

/**
 * Pauses, resumes or stops a stock and tells the catalogue; claims that commit later see it. What a stopped stock
 * has free goes back to its funder.
 */
@Injectable()
export class ChangeStockState {
  constructor(
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: ChangeStockStateCommand): Promise<ChangeStockStateOutcome> {
    return this.unitOfWork.run(async () => {
      const stock = await this.stocks.findForChange(command.stockId);
      if (stock === null) return refused('stock.unknown');

      const hasRoom = await this.stocks.hasRoom(command.stockId);
      const moved = stock.move(command.to, hasRoom);
      if (!moved.ok) return moved;
      if (moved.moved) {
        await this.stocks.saveState(stock);
        if (stock.state === 'stopped') await this.stocks.release(command.stockId);
        await this.outbox.append([stockChanged(stock)]);
      }
      return { ok: true as const, version: stock.version };
    });
  }

  /** Moves the stock that an object opened (left out: none yet) along with it; moves that mean nothing to a stock are done. */
  async follow(
    stockId: string | undefined,
    move: string,
  ): Promise<{ readonly ok: true } | Refused<'stock.unknown' | 'stock.state'>> {
    const to = ALONG.get(move);
    return stockId === undefined || to === undefined ? { ok: true } : this.execute({ stockId, to });
  }
}
