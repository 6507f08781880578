import type { EventEnvelope } from '../event-envelope.js';
import { unfold, type Folded } from './folded-rows.js';

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
  /** JSON of the events that share the row; null where it is one event. */
  readonly folded: string | null;
}

/** The lowest visible rows of some shards that make up so many events, without those of topics that have to wait. */
export const NEXT_ROWS = `
  with next as (
    select seq, sum(events) over (order by seq) - events as before
    from (
      select seq, events from platform.outbox
      where shard = any($1::smallint[]) and topic <> all($3::text[])
      order by seq limit $2
    ) as lowest
  )
  select seq, id, type, topic, key, payload, headers, occurred_at, folded
  from platform.outbox where seq = any (array(select seq from next where before < $2))
  order by seq`;

/** Takes published rows away, in one statement. */
export const REMOVE_ROWS = 'delete from platform.outbox where seq = any($1::bigint[])';

/** The events of a row as they travel, in order. */
export function toEnvelopes(row: OutboxRow): EventEnvelope[] {
  const { type, topic, headers } = row;
  const shared = { type, topic, headers, occurredAt: row.occurred_at.toISOString() };
  const { id, key, payload, folded } = row;
  if (folded === null) return [{ ...shared, id, key, payload }];
  return unfold(JSON.parse(folded) as Folded).map((own) => ({ ...shared, ...own }));
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
