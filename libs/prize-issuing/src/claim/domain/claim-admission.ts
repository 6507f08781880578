import type { Refused } from '@boon/shared-kernel';
import type { Claim } from './claim.js';

/**
 * Turns claims away before the database sees them. It is never the record: it may only refuse early or
 * let through, and a claim that it let through once it lets through again, so that a granted answer can
 * be repeated after the stock is gone.
 */
export abstract class ClaimAdmission {
  /** Null: on to the database. */
  abstract admit(claim: Claim): Promise<Refused<'quota.exhausted'> | null>;

  /** The database found these stocks used up. */
  abstract soldOut(stockIds: readonly string[]): void;
}

/** Lets every claim through: right for any number of processes that share no admission store. */
export class LetThrough extends ClaimAdmission {
  override admit(): Promise<null> {
    return Promise.resolve(null);
  }

  override soldOut(): void {
    // Keeps nothing.
  }
}
