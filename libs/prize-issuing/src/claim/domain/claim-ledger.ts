import type { ClaimFacts } from './claim-facts.js';
import type { ClaimPlan } from './claim-plan.js';
import type { Claim, ClaimedGrant } from './claim.js';

/** Events of a batch as rows of the outbox, as its port makes them. */
export interface ToldRows {
  insertion(first: number): string;
  columns(): unknown[];
}

/** Something moved between reading and writing: the batch is to be rolled back and decided again. */
export class ClaimConflict extends Error {
  override readonly name = 'ClaimConflict';
}

/** Where claims are recorded; all of it in the ambient unit of work. */
export abstract class ClaimLedger {
  /** What is known of these claims; with `lock`, nobody else changes it before the end of the unit of work. */
  abstract facts(claims: readonly Claim[], options: { lock: boolean }): Promise<ClaimFacts>;

  /**
   * What is offered to these claims, taking it that none of them was granted before and that nobody has had
   * anything: cheap, and right for most batches. Only a plan that grants all of them may be built on it, and only
   * `commit` may write it, which finds out where that is not so.
   */
  abstract offers(claims: readonly Claim[]): Promise<ClaimFacts>;

  /**
   * Writes grants, tallies and budget movements, the stocks last; answers which stocks are now exhausted.
   * Throws `ClaimConflict` when the facts no longer hold, so that nothing of the batch is committed.
   */
  abstract write(plan: ClaimPlan): Promise<readonly string[]>;

  /**
   * Writes a batch and what it has to tell in one step that commits by itself, outside of any unit of work.
   * Throws `ClaimConflict`, and leaves nothing, when the facts no longer hold or a stock would be used up:
   * that is for `write`, which can tell of it.
   */
  abstract commit(plan: ClaimPlan, told: ToldRows): Promise<void>;

  /** What a claim was given; empty when it was given nothing. */
  abstract given(userId: string, claimKey: string): Promise<readonly ClaimedGrant[]>;
}
