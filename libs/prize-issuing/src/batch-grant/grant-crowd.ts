import { Injectable } from '@nestjs/common';
import { Outbox } from '@boon/platform';
import { newIds } from '@boon/shared-kernel';
import { benefitClaimed } from '../claim/claim-events.js';
import { ClaimCounts, type ClaimCount } from '../claim/domain/claim-counts.js';
import { ClaimConflict, ClaimLedger } from '../claim/domain/claim-ledger.js';
import { Hope } from '../claim/domain/hope.js';
import { holderOfPerson } from '@boon/service-support/caps';
import { planCrowd, type CrowdPlan } from './domain/crowd.js';
import { CrowdLedger } from './domain/crowd-ledger.js';
import { crowdOf, type GrantChunk } from './domain/grant-job.js';

/**
 * Grants all rows of a chunk as one: decided once, written as columns, without an object for each user. That
 * goes where each of them is named once and had nothing of the stock, which is most of a job.
 */
@Injectable()
export class GrantCrowd {
  private hope = new Hope();
  private jobId = '';

  constructor(
    private readonly claims: ClaimLedger,
    private readonly crowds: CrowdLedger,
    private readonly outbox: Outbox,
    private readonly counts: ClaimCounts,
  ) {}

  /** Whether it is done, committed with its outcomes; false: nothing was written, each is to be looked at. */
  async execute(chunk: GrantChunk): Promise<boolean> {
    const crowd = crowdOf(chunk);
    if (crowd === null || !this.hopeOf(chunk.job.id).isJustified()) return false;
    const plan = planCrowd(crowd, await this.claims.offers([crowd.claim]));
    if (plan === null) return false;
    const isDone = await this.isCommitted(plan, chunk);
    this.hope.learn(isDone);
    if (!isDone) return false;
    this.outbox.wake();
    await this.counts.add(countsOf(plan), plan.now);
    return true;
  }

  private hopeOf(jobId: string): Hope {
    if (this.jobId !== jobId) this.hope = new Hope();
    this.jobId = jobId;
    return this.hope;
  }

  private async isCommitted(plan: CrowdPlan, chunk: GrantChunk): Promise<boolean> {
    const { users } = plan.crowd;
    const ids = newIds(users.length);
    const told = this.outbox.alike({
      sample: benefitClaimed(plan.draft, plan.now.toISOString()),
      keys: users,
      varying: { grantId: ids, userId: users },
    });
    try {
      await this.crowds.commit(plan, chunk, { ids, told });
      return true;
    } catch (error) {
      if (error instanceof ClaimConflict) return false;
      throw error;
    }
  }
}

function countsOf({ crowd, draft, userLimits, personLimits }: CrowdPlan): ClaimCount[] {
  const { stockId } = draft.stock;
  const persons = personLimits.length === 0 ? [] : crowd.persons.flat().map(holderOfPerson);
  const counted = (limits: CrowdPlan['userLimits'], holders: readonly string[]): ClaimCount[] =>
    limits.flatMap(({ period }) =>
      holders.map((userId) => ({ stockId, userId, period, count: 1 })),
    );
  return [...counted(userLimits, crowd.users), ...counted(personLimits, persons)];
}
