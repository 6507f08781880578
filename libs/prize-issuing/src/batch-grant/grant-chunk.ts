import { Injectable, Logger } from '@nestjs/common';
import { GrantBatch } from '../claim/grant-batch.js';
import {
  claimOfRow,
  GRANTED,
  ROW_INVALID,
  type GrantChunk as Chunk,
  type RowOutcome,
} from './domain/grant-job.js';
import { GrantJobs } from './domain/grant-jobs.js';
import { GrantCrowd } from './grant-crowd.js';

/**
 * Grants the next rows of some job by the rules of every claim: all at once where that is possible, in one step
 * with their outcomes; else each by itself, through the door of all claims, committed before the outcomes: a
 * crash between the two finds each user's grant by the job's key.
 */
@Injectable()
export class GrantChunk {
  private readonly logger = new Logger(GrantChunk.name);

  constructor(
    private readonly jobs: GrantJobs,
    private readonly crowd: GrantCrowd,
    private readonly batch: GrantBatch,
  ) {}

  /** Answers how many rows it took; 0: there is nothing to do. */
  async execute(): Promise<number> {
    const chunk = await this.jobs.take();
    if (chunk === null) return 0;
    try {
      if (await this.crowd.execute(chunk)) await this.jobs.end(chunk.job.id);
      else await this.jobs.finish(chunk, await this.grantEach(chunk));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      this.logger.warn(`rows from ${chunk.first} of job ${chunk.job.id} wait: ${fault}`);
      await this.jobs.putBack(chunk, fault.slice(0, 500));
    }
    return chunk.users.length;
  }

  private async grantEach(chunk: Chunk): Promise<RowOutcome[]> {
    const claims = new Map(
      chunk.users.map((user, at) => [user, claimOfRow(chunk, user, chunk.persons?.[at] ?? '')]),
    );
    claims.delete('');
    const users = [...claims.keys()];
    const submitted = [...claims.values()].map((request) => ({ request, origin: null }));
    const outcomes = submitted.length === 0 ? [] : await this.batch.execute(submitted);
    const ofUser = new Map(users.map((user, index) => [user, outcomes[index]]));
    return chunk.users.map((user) => {
      const outcome = ofUser.get(user);
      if (outcome === undefined) return ROW_INVALID;
      return outcome.ok ? GRANTED : outcome.code;
    });
  }
}
