import type { SqlMigration } from '@boon/platform/database';

/** Messages to users. */
export const notificationTables: SqlMigration = {
  at: '2026-11-22T01:01:00',
  name: 'ServiceSupportNotificationTables',
  up: `
    create table service_support.message (
      id uuid primary key,
      source_event_id uuid not null,
      channel text not null check (channel in ('in-app')),
      user_id text not null check (length(user_id) between 1 and 64),
      template text not null,
      title_zh text not null,
      body_zh text not null,
      title_en text not null,
      body_en text not null,
      created_at timestamptz not null default now(),
      read_at timestamptz,
      -- At most one message per event, channel and user, whatever is delivered how often.
      constraint message_once unique (source_event_id, channel, user_id)
    );
    create index message_of_user on service_support.message (user_id, id desc);
    create index message_unread on service_support.message (user_id) where read_at is null;
  `,
  down: `drop table service_support.message;`,
};
