import type { GrantInUse } from '../../redemption/domain/grants-in-use.js';

/** A grant that was held past its expiry. */
export interface ExpiredGrant extends GrantInUse {
  readonly userId: string;
  readonly expiredAt: Date;
  /** False for the rest of a lot that orders still hold parts of. */
  readonly isGone: boolean;
}

/**
 * What falls due by the database's clock. Each call takes one batch in the ambient unit of work and skips
 * what another process has in hand, so that any number of workers may sweep.
 */
export abstract class DueWork {
  /** held -> expired; reserved money becomes free, or is released where the stock was stopped. */
  abstract expireGrants(atMost: number): Promise<readonly ExpiredGrant[]>;

  /** What stopped stocks kept for grants that can come back no more is released. Answers of how many grants. */
  abstract letGoOfKept(atMost: number): Promise<number>;

  /** Locks that ran out: the grants go back to their wallets. Answers how many redemptions. */
  abstract releaseStaleLocks(atMost: number): Promise<number>;

  /** The stocks with movements that were not added up yet. */
  abstract stocksToFold(atMost: number): Promise<readonly string[]>;

  /**
   * Adds them up; answers whether a stock that was exhausted has money for another grant again. What comes back
   * to a stopped one is released.
   */
  abstract foldStock(stockId: string): Promise<boolean>;
}
