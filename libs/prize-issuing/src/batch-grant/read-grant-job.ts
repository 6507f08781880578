import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { GrantedChunk, GrantJob, GrantJobProgress } from './domain/grant-job.js';
import { GrantJobs } from './domain/grant-jobs.js';
import { JobSegments, type JobSegment } from './domain/job-segment.js';

/** A job and how far it is. */
export type ReadGrantJobOutcome =
  | {
      readonly ok: true;
      readonly job: GrantJob;
      readonly progress: GrantJobProgress;
      /** Null: its rows were uploaded. */
      readonly members: JobSegment | null;
    }
  | Refused<'job.unknown'>;

/** Jobs as they stand, and what became of each row. */
@Injectable()
export class ReadGrantJob {
  constructor(
    private readonly jobs: GrantJobs,
    private readonly segments: JobSegments,
  ) {}

  async execute(jobId: string): Promise<ReadGrantJobOutcome> {
    const job = await this.jobs.find(jobId);
    if (job === null) return refused('job.unknown');
    const progress = await this.jobs.progress(job);
    return { ok: true, job, progress, members: await this.segments.find(jobId) };
  }

  /** The rows in order, chunk by chunk, so that a million of them take no memory. */
  async *chunks(jobId: string): AsyncGenerator<GrantedChunk> {
    for (let number = 0; ; number += 1) {
      const chunk = await this.jobs.outcomes(jobId, number);
      if (chunk === null) return;
      yield chunk;
    }
  }
}
