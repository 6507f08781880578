import type { Gift, GiftState } from './gift.js';

/** Which gifts to read; everything given must hold. */
export interface GiftsQuery {
  readonly userId?: string | undefined;
  readonly stockId?: string | undefined;
  readonly state?: GiftState | undefined;
  /** Newest first, after the gift of this grant. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Where gifts are kept: a grant whose kind is sent to an address is a gift from the moment it is won. */
export abstract class GiftRepository {
  /** The transaction's time. */
  abstract now(): Promise<Date>;

  /** Up to `limit` gifts, newest first. */
  abstract read(query: GiftsQuery): Promise<readonly Gift[]>;

  abstract find(grantId: string): Promise<Gift | null>;

  /** As `find`, and keeps others from changing it until the end of the unit of work. */
  abstract findForChange(grantId: string): Promise<Gift | null>;

  /**
   * Writes the gift and moves its grant with it: locked from the address on, used when it has arrived
   * (reserved -> spent), void when it is cancelled (reserved -> free; the unit is the stock's again).
   * Answers whether the stock, which had nothing left, is open again.
   */
  abstract save(gift: Gift): Promise<{ readonly reopened: boolean }>;
}
