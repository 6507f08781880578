import { Injectable, Logger } from '@nestjs/common';
import { GrantBatch } from '../claim/grant-batch.js';
import type { Claim } from '../claim/domain/claim.js';
import {
  claimKeyOfJob,
  GRANTED,
  ROW_INVALID,
  type GrantChunk as Chunk,
  type RowOutcome,
} from './domain/grant-job.js';
import { GrantJobs } from './domain/grant-jobs.js';

/**
 * Grants the next rows of some job through the door that every claim goes through. The claims are
 * committed before the outcomes: a crash between the two finds each user's grant by the job's key.
 */
@Injectable()
export class GrantChunk {
  private readonly logger = new Logger(GrantChunk.name);

  constructor(
    private readonly jobs: GrantJobs,
    private readonly batch: GrantBatch,
  ) {}

  /** Answers how many rows it took; 0: there is nothing to do. */
  async execute(): Promise<number> {
    const chunk = await this.jobs.take();
    if (chunk === null) return 0;
    try {
      await this.jobs.finish(chunk, await this.grant(chunk));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      this.logger.warn(`rows from ${chunk.first} of job ${chunk.job.id} wait: ${fault}`);
      await this.jobs.putBack(chunk, fault.slice(0, 500));
    }
    return chunk.users.length;
  }

  private async grant(chunk: Chunk): Promise<RowOutcome[]> {
    const users = [...new Set(chunk.users)].filter((user) => user !== '');
    const claims = users.map((user) => ({ request: claimOf(chunk, user), origin: null }));
    const outcomes = claims.length === 0 ? [] : await this.batch.execute(claims);
    const ofUser = new Map(users.map((user, index) => [user, outcomes[index]]));
    return chunk.users.map((user) => {
      const outcome = ofUser.get(user);
      if (outcome === undefined) return ROW_INVALID;
      return outcome.ok ? GRANTED : outcome.code;
    });
  }
}

function claimOf({ job }: Chunk, userId: string): Claim {
  const { id, stockId, stockVersion, openedAt } = job;
  return {
    userId,
    claimKey: claimKeyOfJob(id),
    mode: 'batch',
    items: [{ stockId, version: stockVersion, resolvedTerms: null }],
    pack: 'all',
    offeredAt: openedAt,
    offerEndsAt: null,
    ...{ schemeId: null, channel: null, slot: null },
  };
}
