import type { Persistence } from '@boon/platform/database';

/** Logged decisions, and what each node's catalogue consisted of when it made them. */
export const DECISION_LOG_TABLES: Persistence['migrations'][number] = {
  at: '2026-11-28T11:10:00',
  name: 'PlacementDecisionLog',
  up: `
    create table placement.decision_log (
      decision_id uuid primary key,
      decided_at timestamptz not null,
      user_id text not null,
      body jsonb not null
    );
    create index decision_log_decided_at on placement.decision_log (decided_at);
    create table placement.catalogue_version (
      node uuid not null,
      version bigint not null,
      checksum text not null,
      is_base boolean not null,
      items jsonb not null,
      recorded_at timestamptz not null default now(),
      primary key (node, version)
    );`,
  down: `drop table placement.decision_log, placement.catalogue_version;`,
};
