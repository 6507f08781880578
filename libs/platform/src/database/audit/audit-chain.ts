import type { SqlMigration } from '../persistence.js';

/**
 * The chain of audit entries: seals, numbered without a gap, each with a hash of the one before and of its entry; its
 * head; and the entries that wait for theirs, all those of before among them. An entry waits from the moment of its act,
 * whoever wrote it.
 */
export const auditChain: SqlMigration = {
  at: '2026-11-28T20:30:00',
  name: 'PlatformAuditChain',
  up: `
    create table platform.audit_unsealed (
      entry_id bigint primary key
    );
    create table platform.audit_seal (
      number bigint primary key check (number > 0),
      entry_id bigint not null unique references platform.audit_entry,
      hash bytea not null,
      sealed_at timestamptz not null default now()
    );
    create table platform.audit_head (
      is_only boolean primary key default true check (is_only),
      number bigint not null,
      hash bytea not null
    );
    insert into platform.audit_head (number, hash) values (0, sha256('boon'));
    insert into platform.audit_unsealed select id from platform.audit_entry;

    create function platform.have_audit_sealed() returns trigger language plpgsql as $$
    begin
      insert into platform.audit_unsealed values (new.id);
      return null;
    end $$;
    create trigger audit_waits_for_its_seal after insert on platform.audit_entry
      for each row execute function platform.have_audit_sealed();

    create function platform.refuse_change_of_seal() returns trigger language plpgsql as $$
    begin
      raise exception 'the chain only grows: %', old.number;
    end $$;
    create trigger seal_is_kept before update or delete on platform.audit_seal
      for each row execute function platform.refuse_change_of_seal();
  `,
  down: `
    drop trigger audit_waits_for_its_seal on platform.audit_entry;
    drop function platform.have_audit_sealed();
    drop table platform.audit_unsealed, platform.audit_seal, platform.audit_head;
    drop function platform.refuse_change_of_seal();
  `,
};
