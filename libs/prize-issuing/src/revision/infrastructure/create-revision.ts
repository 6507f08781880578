import { governedTable } from '@boon/governance';
import type { SqlMigration } from '@boon/platform/database';

/** Raises under review, and every change that was made: who, what, before, after. */
export const createRevision: SqlMigration = {
  at: '2026-11-28T10:30:00',
  name: 'PrizeIssuingCreateRevision',
  up: `
    ${governedTable('prize_issuing.limit_revision')}

    create table prize_issuing.limit_edit (
      id uuid primary key,
      subject text not null,
      dimension text not null,
      before text,
      after text,
      reason text not null,
      made_by text not null,
      revision_id uuid,
      at timestamptz not null default now(),
      constraint edit_changes_something check (before is distinct from after)
    );
    create index limit_edit_of_subject on prize_issuing.limit_edit (subject, at);
    create function prize_issuing.refuse_change_of_edit() returns trigger language plpgsql as $$
    begin
      raise exception 'edits are kept as they were made: %', old.id;
    end $$;
    create trigger edit_is_kept before update or delete on prize_issuing.limit_edit
      for each row execute function prize_issuing.refuse_change_of_edit();
  `,
  down: `
    drop table prize_issuing.limit_edit, prize_issuing.limit_revision;
    drop function prize_issuing.refuse_change_of_edit();
  `,
};
