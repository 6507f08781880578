import type { ToldRows } from '../../claim/domain/claim-ledger.js';
import type { CrowdPlan } from './crowd.js';
import type { GrantChunk } from './grant-job.js';

/** Where the grants of a crowd are recorded. */
export abstract class CrowdLedger {
  /**
   * Writes the grants of all rows of a chunk under these ids, what they take, what there is to tell and that
   * the chunk is done, in one step that commits by itself. Throws `ClaimConflict`, and leaves nothing, when
   * somebody of them has had of the stock already, there is less than the plan needs, or the chunk was
   * done by another.
   */
  abstract commit(
    plan: CrowdPlan,
    chunk: GrantChunk,
    grants: { readonly ids: readonly string[]; readonly told: ToldRows },
  ): Promise<void>;
}
