import type { ClaimFacts } from './claim-facts.js';
import type { ClaimPlan } from './claim-plan.js';
import type { Claim, ClaimedGrant } from './claim.js';

/** Something moved between reading and writing: the batch is to be rolled back and decided again. */
export class ClaimConflict extends Error {
  override readonly name = 'ClaimConflict';
}

/** Where claims are recorded; all of it in the ambient unit of work. */
export abstract class ClaimLedger {
  /** What is known of these claims; with `lock`, nobody else changes it before the end of the unit of work. */
  abstract facts(claims: readonly Claim[], options: { lock: boolean }): Promise<ClaimFacts>;

  /**
   * Writes grants, tallies and budget movements, the stocks last; answers which stocks are now exhausted.
   * Throws `ClaimConflict` when the facts no longer hold, so that nothing of the batch is committed.
   */
  abstract write(plan: ClaimPlan): Promise<readonly string[]>;

  /** What a claim was given; empty when it was given nothing. */
  abstract given(userId: string, claimKey: string): Promise<readonly ClaimedGrant[]>;
}
