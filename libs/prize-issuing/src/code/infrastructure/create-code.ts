import type { SqlMigration } from '@boon/platform/database';

/** Codes by their MACs: 128 bits fit a uuid. Which of them are used, the grants tell. */
export const createCode: SqlMigration = {
  at: '2026-11-22T10:06:00',
  name: 'PrizeIssuingCreateCode',
  up: `
    create table prize_issuing.code_batch (
      id uuid primary key,
      stock_id uuid not null,
      stock_version integer not null,
      kind text not null check (kind in ('unique', 'public')),
      size integer not null check (size > 0),
      made integer not null default 0,
      kid text not null,
      note text not null,
      opened_by text not null,
      opened_at timestamptz not null default now(),
      constraint code_batch_not_over_size check (made between 0 and size)
    );
    create index code_batch_incomplete on prize_issuing.code_batch (id) where made < size;

    create table prize_issuing.code (
      mac uuid primary key,
      batch_id uuid not null references prize_issuing.code_batch
    );
  `,
  down: `drop table prize_issuing.code, prize_issuing.code_batch;`,
};
