import type { SqlMigration } from '@boon/platform/database';

/** Jobs whose rows are the members of a segment: by which words and moment, and up to which user they are there. */
export const createJobSegment: SqlMigration = {
  at: '2026-11-28T16:30:00',
  name: 'PrizeIssuingCreateJobSegment',
  up: `
    create table prize_issuing.grant_job_segment (
      job_id uuid primary key references prize_issuing.grant_job,
      code text not null,
      version integer,
      condition jsonb,
      as_of timestamptz not null,
      read bigint not null default 0,
      read_to text not null default '',
      done_at timestamptz
    );
    create index grant_job_segment_to_gather on prize_issuing.grant_job_segment (job_id)
      where done_at is null;
  `,
  down: `drop table prize_issuing.grant_job_segment;`,
};
