import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { MOST_ROWS, type GrantJobState } from './domain/grant-job.js';
import { GrantJobs, type GrantPart } from './domain/grant-jobs.js';
import { JobSegments } from './domain/job-segment.js';

/** Why a job does not do what it was told. */
export type GrantJobRefusal =
  'job.unknown' | 'job.state' | 'job.empty' | 'job.too-large' | 'job.of-segment' | 'job.gathering';

/** Fills, starts and cancels jobs. Starting and cancelling twice change nothing, and leave no audit entry. */
@Injectable()
export class ChangeGrantJob {
  constructor(
    private readonly jobs: GrantJobs,
    private readonly segments: JobSegments,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Appends the rows of an upload, the same one once; answers how many rows the job has now. */
  addRows(
    jobId: string,
    part: GrantPart,
    by: Doer,
  ): Promise<{ readonly ok: true; readonly total: number } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting'], async () => {
      const of = await this.segments.find(jobId);
      if (of !== null) return refused('job.of-segment', { segment: of.segment.code });
      const total = await this.jobs.size(jobId);
      if (total + part.count > MOST_ROWS) {
        return refused('job.too-large', { most: MOST_ROWS });
      }
      const rows = await this.jobs.addPart(jobId, part);
      const { content } = part;
      if (rows > total)
        await this.note(jobId, 'add-rows', by, [{ rows: total }, { rows, content }]);
      return { ok: true as const, total: rows };
    });
  }

  /** From now on the worker grants. */
  start(jobId: string, by: Doer): Promise<{ readonly ok: true } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting', 'running', 'done'], async (state) => {
      if (state !== 'collecting') return { ok: true as const };
      const of = await this.segments.find(jobId);
      if (of?.isComplete === false) return refused('job.gathering', { read: of.read });
      const rows = await this.jobs.size(jobId);
      if (rows === 0) return refused('job.empty');
      await this.jobs.start(jobId);
      await this.note(jobId, 'start', by, [{ state }, { state: 'running', rows }]);
      return { ok: true as const };
    });
  }

  /** Leaves the rows that were not granted yet; what was granted stays. */
  cancel(jobId: string, by: Doer): Promise<{ readonly ok: true } | Refused<GrantJobRefusal>> {
    return this.change(jobId, ['collecting', 'running', 'cancelled'], async (state) => {
      if (state === 'cancelled') return { ok: true as const };
      await this.jobs.cancel(jobId);
      await this.note(jobId, 'cancel', by, [{ state }, { state: 'cancelled' }]);
      return { ok: true as const };
    });
  }

  private note(
    jobId: string,
    act: 'add-rows' | 'start' | 'cancel',
    by: Doer,
    [before, after]: readonly [object, object],
  ): Promise<void> {
    const action = `job.${act}`;
    return this.audit.record({ ...by, action, subject: `job:${jobId}`, before, after });
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
