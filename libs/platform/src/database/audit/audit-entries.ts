import type { SqlMigration } from '../persistence.js';

/**
 * Who did what. Entries carry the id of their transaction, which is part of what their seal says. They are chained in
 * the order of their ids as they become visible, without waiting for the oldest transaction that still runs (ADR 33).
 */
export const auditEntries: SqlMigration = {
  at: '2026-11-28T13:20:00',
  name: 'PlatformAuditEntries',
  up: `
    create table platform.audit_entry (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      transaction xid8 not null default pg_current_xact_id(),
      actor text not null,
      role text not null,
      action text not null,
      subject text not null,
      before jsonb not null,
      after jsonb not null
    );
    create index audit_of_subject on platform.audit_entry (subject, id);
    create function platform.refuse_change_of_audit() returns trigger language plpgsql as $$
    begin
      raise exception 'acts are kept as they were recorded: %', old.id;
    end $$;
    create trigger audit_is_kept before update or delete on platform.audit_entry
      for each row execute function platform.refuse_change_of_audit();
  `,
  down: `
    drop table platform.audit_entry;
    drop function platform.refuse_change_of_audit();
  `,
};
