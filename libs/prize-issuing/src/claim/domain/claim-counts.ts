/** How many grants a user has of a stock in a period: `total`, `day:YYYY-MM-DD` or `month:YYYY-MM`. */
export interface ClaimCount {
  readonly stockId: string;
  readonly userId: string;
  readonly period: string;
  readonly count: number;
}

/**
 * What others read of claims without asking the database: placement hides what a user may not claim once
 * more. Never the record, and never a reason to fail a claim that is committed.
 */
export abstract class ClaimCounts {
  /** Adds what a committed batch granted. Does not throw. */
  abstract add(counts: readonly ClaimCount[], now: Date): Promise<void>;

  /** Sets counts to what the record says after some were given back. Does not throw. */
  abstract set(counts: readonly ClaimCount[], now: Date): Promise<void>;

  /** Sets counts to what the record says. Throws when that is not possible. */
  abstract replace(counts: readonly ClaimCount[], now: Date): Promise<void>;
}

/** The record of the same counts. */
export abstract class Tallies {
  /** Counts of periods that hold the database's now, in a fixed order, after `after`. */
  abstract current(
    after: ClaimCount | null,
    limit: number,
  ): Promise<{ readonly now: Date; readonly counts: readonly ClaimCount[] }>;
}
