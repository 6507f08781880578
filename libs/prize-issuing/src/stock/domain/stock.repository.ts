import type { Stock } from './stock.js';

/** How far a stock is used up. Money in fen; `free` is null without a value budget. */
export interface StockCounters {
  readonly issued: number;
  readonly held: number;
  readonly locked: number;
  readonly used: number;
  readonly expired: number;
  readonly voided: number;
  readonly free: bigint | null;
  readonly reserved: bigint;
  readonly spent: bigint;
  readonly released: bigint;
}

/** Where stocks are kept. */
export abstract class StockRepository {
  abstract add(stock: Stock): Promise<void>;

  abstract find(stockId: string): Promise<Stock | null>;

  /** As `find`, and keeps others from changing it until the end of the unit of work. */
  abstract findForChange(stockId: string): Promise<Stock | null>;

  /** Writes state and version; its counters belong to claims and redemptions. */
  abstract saveState(stock: Stock): Promise<void>;

  /** Whether there is a unit, and the worst case of another grant, left. */
  abstract hasRoom(stockId: string): Promise<boolean>;

  /** Of a locked stock that is active or exhausted: which of the two it is by what it has left. */
  abstract settle(stockId: string): Promise<void>;

  /** Of a locked stock that is stopped: what it has free goes back to its funder for good. */
  abstract release(stockId: string): Promise<void>;

  /**
   * Counted from the grants and the movements of the budget, folded or not. What a stopped stock has free is
   * released, whether its movement was written already or not.
   */
  abstract counters(stockId: string): Promise<StockCounters>;
}
