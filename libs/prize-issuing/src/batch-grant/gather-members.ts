import { Injectable, Optional } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { SegmentMembers } from '@boon/service-support';
import { MOST_ROWS } from './domain/grant-job.js';
import { GrantJobs, partOf } from './domain/grant-jobs.js';
import { JobSegments } from './domain/job-segment.js';

// Judging them takes some ten milliseconds, in which nobody else is answered.
const USERS_OF_PAGE = 4_000;

/**
 * Makes the members of a segment rows of the job that is for them: a page of users in one step with the note how
 * far it came, so that a crash at any moment repeats and leaves out nobody.
 */
@Injectable()
export class GatherMembers {
  constructor(
    private readonly jobs: GrantJobs,
    private readonly segments: JobSegments,
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly members?: SegmentMembers,
  ) {}

  /** Answers how many users it looked at; 0: there is nothing to do. */
  async execute(): Promise<number> {
    const { members } = this;
    return members === undefined ? 0 : this.unitOfWork.run(() => this.page(members));
  }

  private async page(members: SegmentMembers): Promise<number> {
    const job = await this.segments.next();
    if (job === null) return 0;
    const { jobId, segment, readTo } = job;
    const { userIds, read, last } = await members.page(segment, readTo, USERS_OF_PAGE);
    if (userIds.length > 0) {
      const total = await this.jobs.addPart(jobId, partOf(`after ${readTo}`, userIds));
      if (total > MOST_ROWS) await this.jobs.cancel(jobId);
    }
    await this.segments.advance(jobId, read, last);
    return Math.max(read, 1);
  }
}
