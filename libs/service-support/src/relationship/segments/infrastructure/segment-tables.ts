import type { SqlMigration } from '@boon/platform/database';

/** Segments that a rule decides, and every version that they had. */
export const segmentTables: SqlMigration = {
  at: '2026-11-28T01:10:00',
  name: 'ServiceSupportSegmentTables',
  up: `
    create table service_support.segment_rule (
      code text primary key check (length(code) between 1 and 64),
      name_zh text not null,
      name_en text not null,
      condition jsonb not null,
      version integer not null check (version > 0),
      by text not null,
      changed_at timestamptz not null default now()
    );

    create table service_support.segment_rule_log (
      id bigint generated always as identity primary key,
      code text not null,
      version integer not null,
      name_zh text not null,
      name_en text not null,
      condition jsonb,
      by text not null,
      changed_at timestamptz not null default now()
    );
    create index segment_rule_log_of_code on service_support.segment_rule_log (code, id);
  `,
  down: `drop table service_support.segment_rule_log, service_support.segment_rule;`,
};
