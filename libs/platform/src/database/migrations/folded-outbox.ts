import type { SqlMigration } from '../persistence.js';

/**
 * Rows of the outbox that hold several events, written and taken away as one; the view shows them one by one.
 * They live for milliseconds: neither compressing them nor moving them out of the row would pay.
 */
export const foldedOutbox: SqlMigration = {
  at: '2026-11-28T10:10:00',
  name: 'PlatformFoldedOutbox',
  up: `
    alter table platform.outbox
      add column events smallint not null default 1 check (events > 0),
      add column folded text,
      add constraint folded_row_says_so check ((folded is null) = (events = 1));
    alter table platform.outbox alter column folded set storage external;
    alter table platform.outbox set (toast_tuple_target = 8160);

    create view platform.outbox_event as
      select seq, id, shard, type, topic, key, payload, headers, occurred_at
      from platform.outbox where folded is null
      union all
      select seq, (event ->> 0)::uuid, shard, type, topic, event ->> 1,
        (folded::jsonb -> 'common') || (event -> 2), headers, occurred_at
      from platform.outbox
      cross join lateral jsonb_array_elements(folded::jsonb -> 'events') as event
      where folded is not null;
  `,
  down: `
    drop view platform.outbox_event;
    alter table platform.outbox drop constraint folded_row_says_so, drop column folded,
      drop column events;
  `,
};
