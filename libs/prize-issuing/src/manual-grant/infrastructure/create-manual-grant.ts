import { governedTable } from '@boon/governance';
import type { SqlMigration } from '@boon/platform/database';

/** Grants by hand that others approve, and those that were small enough to need nobody. */
export const createManualGrant: SqlMigration = {
  at: '2026-11-28T14:20:00',
  name: 'PrizeIssuingCreateManualGrant',
  up: `
    ${governedTable('prize_issuing.manual_grant')}

    create table prize_issuing.free_hand_grant (
      job_id uuid primary key references prize_issuing.grant_job,
      given_by text not null,
      total bigint not null check (total >= 0),
      at timestamptz not null default now()
    );
    create index free_hand_of_operator on prize_issuing.free_hand_grant (given_by, at);
  `,
  down: `drop table prize_issuing.free_hand_grant, prize_issuing.manual_grant;`,
};
