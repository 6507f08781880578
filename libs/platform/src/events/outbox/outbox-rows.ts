import type { EventEnvelope } from '../event-envelope.js';

/** A row of platform.outbox as the driver reads it. */
export interface OutboxRow {
  readonly seq: string;
  readonly id: string;
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: unknown;
  readonly headers: Record<string, string>;
  readonly occurred_at: Date;
}

/** The lowest visible rows of some shards, without those of topics that have to wait. */
export const NEXT_ROWS = `
  select seq, id, type, topic, key, payload, headers, occurred_at
  from platform.outbox where shard = any($1::smallint[]) and topic <> all($3::text[])
  order by seq limit $2`;

/** Takes published rows away, in one statement. */
export const REMOVE_ROWS = 'delete from platform.outbox where seq = any($1::bigint[])';

/** A row as it travels. */
export function toEnvelope(row: OutboxRow): EventEnvelope {
  const { id, type, topic, key, payload, headers } = row;
  return { id, type, topic, key, payload, headers, occurredAt: row.occurred_at.toISOString() };
}

/** Rows grouped by topic, each group in the order of the rows. */
export function byTopic(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.topic);
    if (group) group.push(row);
    else groups.set(row.topic, [row]);
  }
  return groups;
}
