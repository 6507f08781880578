import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { MOST_ROWS, type GrantJobState } from './domain/grant-job.js';
import { GrantJobs, type GrantPart } from './domain/grant-jobs.js';
import { JobSegments } from './domain/job-segment.js';

/** Why a job does not do what it was told. */
export type GrantJobRefusal =
  'job.unknown' | 'job.state' | 'job.empty' | 'job.too-large' | 'job.of-segment' | 'job.gathering';

/** Fills, starts and cancels jobs. Starting and cancelling twice change nothing. */
@Injectable()
export class ChangeGrantJob {
  constructor(
    private readonly jobs: GrantJobs,
    private readonly segments: JobSegments,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Appends the rows of an upload, the same one once; answers how many rows the job has now. */
  addRows(
    jobId: string,
    part: GrantPart,
  ): Promise<{ readonly ok: true; readonly total: number } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting'], async () => {
      const of = await this.segments.find(jobId);
      if (of !== null) return refused('job.of-segment', { segment: of.segment.code });
      const total = await this.jobs.size(jobId);
      if (total + part.count > MOST_ROWS) {
        return refused('job.too-large', { most: MOST_ROWS });
      }
      return { ok: true as const, total: await this.jobs.addPart(jobId, part) };
    });
  }

  /** From now on the worker grants. */
  start(jobId: string): Promise<{ readonly ok: true } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting', 'running', 'done'], async (state) => {
      if (state !== 'collecting') return { ok: true as const };
      const of = await this.segments.find(jobId);
      if (of?.isComplete === false) return refused('job.gathering', { read: of.read });
      if ((await this.jobs.size(jobId)) === 0) return refused('job.empty');
      await this.jobs.start(jobId);
      return { ok: true as const };
    });
  }

  /** Leaves the rows that were not granted yet; what was granted stays. */
  cancel(jobId: string): Promise<{ readonly ok: true } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting', 'running', 'cancelled'], async (state) => {
      if (state !== 'cancelled') await this.jobs.cancel(jobId);
      return { ok: true as const };
    });
  }

  private change<Outcome>(
    jobId: string,
    from: readonly GrantJobState[],
    work: (state: GrantJobState) => Promise<Outcome>,
  ): Promise<Outcome | Refused<'job.unknown' | 'job.state'>> {
    return this.unitOfWork.run(async () => {
      const job = await this.jobs.findForChange(jobId);
      if (job === null) return refused('job.unknown');
      if (!from.includes(job.state)) return refused('job.state', { state: job.state });
      return work(job.state);
    });
  }
}
