import type { SqlMigration } from '../persistence.js';

const COLUMNS = (payload: string, of: string): string => `
      select seq, (event ->> 0)::uuid, shard, type, topic, event ->> 1, ${payload}, headers, occurred_at
      from platform.outbox ${of}
      cross join lateral jsonb_array_elements(body -> 'events') as event
      where folded is not null`;

const WHOLE = `
      select seq, id, shard, type, topic, key, payload, headers, occurred_at
      from platform.outbox where folded is null
      union all`;

/**
 * The outbox event by event, each row of several taken apart once and not once for each of them. (`offset 0` keeps the
 * planner from writing the parsing into every place that uses it.)
 */
export const outboxEventOnce: SqlMigration = {
  at: '2026-11-28T19:45:00',
  name: 'PlatformOutboxEventOnce',
  up: `
    create or replace view platform.outbox_event as ${WHOLE} ${COLUMNS(
      `(body -> 'common') || (event -> 2)`,
      'cross join lateral (select folded::jsonb as body offset 0) as parsed',
    )};
  `,
  down: `
    create or replace view platform.outbox_event as ${WHOLE} ${COLUMNS(
      `(folded::jsonb -> 'common') || (event -> 2)`,
      'cross join lateral (select folded::jsonb as body) as parsed',
    )};
  `,
};
