import type { SqlMigration } from '@boon/platform/database';

/** Jobs that grant to many, their rows in chunks: a million rows are a thousand writes, not a million. */
export const createGrantJob: SqlMigration = {
  at: '2026-11-22T10:04:00',
  name: 'PrizeIssuingCreateGrantJob',
  up: `
    create table prize_issuing.grant_job (
      id uuid primary key,
      stock_id uuid not null,
      stock_version integer not null,
      state text not null check (state in ('collecting', 'running', 'done', 'cancelled')),
      note text not null,
      opened_by text not null,
      opened_at timestamptz not null default now(),
      started_at timestamptz,
      ended_at timestamptz
    );
    create index grant_job_running on prize_issuing.grant_job (id) where state = 'running';

    create table prize_issuing.grant_job_chunk (
      job_id uuid not null references prize_issuing.grant_job,
      number integer not null,
      first_row integer not null,
      users text[] not null,
      size integer not null,
      outcomes text[],
      granted integer not null default 0,
      refused integer not null default 0,
      refusals jsonb not null default '{}',
      leased_until timestamptz,
      attempts integer not null default 0,
      fault text,
      done_at timestamptz,
      primary key (job_id, number),
      constraint chunk_has_its_size check (cardinality(users) = size),
      constraint chunk_answers_each_row check (
        (done_at is null) = (outcomes is null)
        and (outcomes is null or cardinality(outcomes) = size
          and granted + refused = size))
    );
    create index grant_job_chunk_to_do on prize_issuing.grant_job_chunk (job_id, number)
      where done_at is null;
  `,
  down: `drop table prize_issuing.grant_job_chunk, prize_issuing.grant_job;`,
};
