import type { SqlMigration } from '@boon/platform/database';

/** What users did lately, and the subsidy that they hold as issuing tells it. */
export const userDeedTables: SqlMigration = {
  at: '2026-11-28T13:00:00',
  name: 'ServiceSupportUserDeedTables',
  up: `
    create table service_support.user_deed (
      user_id text not null,
      kind text not null check (kind in ('view', 'cart')),
      sku text not null,
      at timestamptz not null,
      primary key (user_id, kind, sku)
    );
    alter table service_support.user_profile
      add column deeds jsonb not null default '{}',
      add column subsidy_balance bigint not null default 0 check (subsidy_balance >= 0);
  `,
  down: `
    alter table service_support.user_profile drop column subsidy_balance, drop column deeds;
    drop table service_support.user_deed;
  `,
};
