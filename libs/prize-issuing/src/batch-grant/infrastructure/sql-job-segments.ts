import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { JobSegments, type GatheringJob, type JobSegment } from '../domain/job-segment.js';

const FIND = `select * from prize_issuing.grant_job_segment where job_id = $1`;

/** The job is held too: who cancels it waits for the page in hand. */
const NEXT = `
  select own.* from prize_issuing.grant_job_segment as own
  join prize_issuing.grant_job as job on job.id = own.job_id and job.state = 'collecting'
  where own.done_at is null
  order by own.job_id limit 1 for no key update skip locked`;

const ADVANCE = `
  update prize_issuing.grant_job_segment
  set read = read + $2, read_to = coalesce($3, read_to),
    done_at = case when $3::text is null then now() end
  where job_id = $1`;

interface SegmentRow {
  readonly job_id: string;
  readonly code: string;
  readonly version: number | null;
  readonly condition: Record<string, unknown> | null;
  readonly as_of: Date;
  readonly read: string;
  readonly read_to: string;
  readonly done_at: Date | null;
}

/** Segments of jobs in the table grant_job_segment. */
@Injectable()
export class SqlJobSegments extends JobSegments {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async find(jobId: string): Promise<JobSegment | null> {
    const [row] = await this.sql.query<SegmentRow>(FIND, [jobId]);
    return row === undefined ? null : gathering(row);
  }

  override async next(): Promise<GatheringJob | null> {
    const [row] = await this.sql.query<SegmentRow>(NEXT);
    return row === undefined ? null : gathering(row);
  }

  override async advance(jobId: string, read: number, readTo: string | null): Promise<void> {
    await this.sql.execute(ADVANCE, [jobId, read, readTo]);
  }
}

function gathering(row: SegmentRow): GatheringJob {
  const { code, version, condition, as_of: at } = row;
  return {
    jobId: row.job_id,
    segment: { code, version, condition, at },
    read: Number(row.read),
    readTo: row.read_to,
    isComplete: row.done_at !== null,
  };
}
