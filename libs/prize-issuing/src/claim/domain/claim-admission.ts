import type { Refused } from '@boon/shared-kernel';
import type { Claim } from './claim.js';

/** An early refusal; null: let through. */
export type Admitted = Refused<'quota.exhausted'> | null;

/**
 * Turns claims away before the database sees them. It is never the record: it may only refuse early or
 * let through, and a claim that it let through once it lets through again, so that a granted answer can
 * be repeated after the stock is gone.
 */
export abstract class ClaimAdmission {
  /** Null: on to the database; a promise where others have to be asked. */
  abstract admit(claim: Claim): Admitted | Promise<Admitted>;

  /** The database found these stocks used up. */
  abstract soldOut(stockIds: readonly string[]): void;

  /** The database granted of these stocks: what was used up is so no more. */
  abstract granted(stockIds: readonly string[]): void;
}

/** Lets every claim through: right for any number of processes that share no admission store. */
export class LetThrough extends ClaimAdmission {
  override admit(): null {
    return null;
  }

  override soldOut(): void {
    // Keeps nothing.
  }

  override granted(): void {
    // Keeps nothing.
  }
}
