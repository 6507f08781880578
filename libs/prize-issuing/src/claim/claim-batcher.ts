import { Injectable } from '@nestjs/common';
import { GroupCommit } from '../group-commit/group-commit.js';
import { identityOfClaim, type Claim, type ClaimOutcome } from './domain/claim.js';
import { GrantBatch } from './grant-batch.js';

const MOST_CLAIMS = 256;
/**
 * Beside a batch that is being written a large one pays: the database and this process work at the same time. A
 * smaller one waits, and becomes larger.
 */
const WORTH_A_SECOND = 96;
const GATHERS = { crowd: MOST_CLAIMS, waitMs: 2, lastsMs: 20 };

/** Writes the claims of this process that arrive together as one batch. */
@Injectable()
export class ClaimBatcher {
  private readonly group: GroupCommit<Claim, ClaimOutcome>;

  constructor(batch: GrantBatch) {
    this.group = new GroupCommit<Claim, ClaimOutcome>({
      name: 'ClaimBatcher',
      most: MOST_CLAIMS,
      worthASecond: WORTH_A_SECOND,
      gathers: GATHERS,
      identityOf: identityOfClaim,
      write: (submitted) => batch.execute(submitted),
    });
  }

  /** Resolves after the commit; rejects when this claim could not be written. Twins share one answer. */
  submit(claim: Claim): Promise<ClaimOutcome> {
    return this.group.submit(claim);
  }
}
