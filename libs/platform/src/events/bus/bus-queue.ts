import type { Sql } from '../../database/sql.js';
import type { DeadLetters, Subscription } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import { shardOf } from '../leases/shards.js';
import { causeOf } from '../retry.js';

/** An event waiting for one group. */
export interface QueuedEvent {
  readonly seq: string;
  readonly shard: number;
  readonly event: EventEnvelope;
}

interface QueueRow {
  seq: string;
  shard: number;
  id: string;
  type: string;
  topic: string;
  key: string;
  payload: unknown;
  headers: Record<string, string>;
  occurred_at: Date;
}

const COLUMNS = 'shard, id, type, topic, key, payload, headers, occurred_at';

const PUT = `
  insert into platform.bus_queue (consumer_group, ${COLUMNS})
  select s.consumer_group, e.shard, e.id, e.type, e.topic, e.key, e.payload, e.headers, e.occurred_at
  from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[],
    $8::timestamptz[]) with ordinality as e (${COLUMNS}, position)
  join platform.bus_subscription s on s.topic = e.topic
    and (s.types is null or e.type = any (s.types))
  order by e.position`;

/**
 * Types are only ever added: a process of an older version, which starts again, must not take away what a newer one asks
 * for. Null: all, of those who name none.
 */
const SUBSCRIBE = `
  insert into platform.bus_subscription as known (topic, consumer_group, types)
  select topic, $2, $3::text[] from unnest($1::text[]) as topic order by topic
  on conflict (topic, consumer_group) do update set types = case
      when known.types is null or excluded.types is null then excluded.types
      else array(select unnest(known.types) union select unnest(excluded.types) order by 1) end
    where known.types is null and excluded.types is not null
      or known.types is not null and not coalesce(known.types @> excluded.types, false)`;

// Keys in hand are left out, not only their rows: the next event of a key waits for the one before it.
const NEXT = `
  select seq, ${COLUMNS} from platform.bus_queue
  where consumer_group = $1 and shard = any($2::smallint[]) and key <> all($3::text[])
  order by seq limit $4`;

const BURY = `
  with dead as (delete from platform.bus_queue where seq = $1 returning *)
  insert into platform.dead_letter (consumer_group, ${COLUMNS}, attempts, cause)
  select consumer_group, ${COLUMNS}, $2, $3 from dead`;

const REVIVE = `
  with letter as (
    delete from platform.dead_letter where consumer_group = $1 and topic = $2 returning *),
  revived as (
    insert into platform.bus_queue (consumer_group, ${COLUMNS})
    select consumer_group, ${COLUMNS} from letter order by seq
    returning 1)
  select count(*)::int as count from revived`;

/** The tables of the in-process bus. */
export class BusQueue {
  private readonly done: string[] = [];
  private removal: Promise<void> = Promise.resolve();
  private nextRemoval: Promise<void> | undefined;

  constructor(private readonly sql: Sql) {}

  async subscribe({ group, topics, types }: Subscription): Promise<void> {
    await this.sql.execute(SUBSCRIBE, [topics, group, types ?? null]);
  }

  /** One row for each group that has ever subscribed to the event's topic, and to its type. */
  async put(events: readonly EventEnvelope[]): Promise<void> {
    if (events.length === 0) return;
    await this.sql.execute(PUT, [
      events.map((event) => shardOf(event.key)),
      events.map((event) => event.id),
      events.map((event) => event.type),
      events.map((event) => event.topic),
      events.map((event) => event.key),
      events.map((event) => JSON.stringify(event.payload)),
      events.map((event) => JSON.stringify(event.headers)),
      events.map((event) => event.occurredAt),
    ]);
  }

  async next(
    group: string,
    shards: readonly number[],
    keysInHand: readonly string[],
    limit: number,
  ): Promise<QueuedEvent[]> {
    const rows = await this.sql.query<QueueRow>(NEXT, [group, shards, keysInHand, limit]);
    return rows.map(({ seq, shard, occurred_at, id, type, topic, key, payload, headers }) => ({
      seq,
      shard,
      event: { id, type, topic, key, payload, headers, occurredAt: occurred_at.toISOString() },
    }));
  }

  /** What is asked for while a statement is under way is gathered into the next one. */
  remove(seqs: readonly string[]): Promise<void> {
    if (seqs.length === 0) return Promise.resolve();
    this.done.push(...seqs);
    this.nextRemoval ??= this.removal.then(() => {
      this.nextRemoval = undefined;
      const removing = this.removeAll(this.done.splice(0));
      this.removal = removing.catch(() => undefined);
      return removing;
    });
    return this.nextRemoval;
  }

  private async removeAll(seqs: readonly string[]): Promise<void> {
    await this.sql.execute('delete from platform.bus_queue where seq = any($1::bigint[])', [seqs]);
  }

  async bury(seq: string, attempts: number, cause: unknown): Promise<void> {
    await this.sql.execute(BURY, [seq, attempts, causeOf(cause)]);
  }

  async revive({ group, topic }: DeadLetters): Promise<number> {
    const rows = await this.sql.query<{ count: number }>(REVIVE, [group, topic]);
    return rows[0]?.count ?? 0;
  }
}
