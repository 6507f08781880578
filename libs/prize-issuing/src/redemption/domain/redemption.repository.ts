import type { Redemption, RedemptionLot } from './redemption.js';

/** Where redemptions are kept; all of it in the ambient unit of work. */
export abstract class RedemptionRepository {
  /** Keeps others from locking or confirming anything of this order until the end of the unit of work. */
  abstract reserveOrder(orderId: string): Promise<void>;

  /** The transaction's time. */
  abstract now(): Promise<Date>;

  abstract add(redemption: Redemption): Promise<void>;

  abstract find(redemptionId: string): Promise<Redemption | null>;

  /** As `find`, and keeps others from changing it. */
  abstract findForChange(redemptionId: string): Promise<Redemption | null>;

  /** The locked or confirmed redemption of an order. */
  abstract liveOf(orderId: string): Promise<Redemption | null>;

  /** Writes the state. */
  abstract saveState(redemption: Redemption): Promise<void>;

  /** Writes how many units of each line, and how much of each lot, came back so far. */
  abstract saveReturned(
    redemptionId: string,
    returned: ReadonlyMap<string, number>,
    lots: readonly RedemptionLot[],
  ): Promise<void>;
}
