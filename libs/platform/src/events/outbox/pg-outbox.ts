import { Injectable } from '@nestjs/common';
import { ensure, newId, type DomainEvent } from '@boon/shared-kernel';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Outbox } from '../outbox.js';
import { OutboxSignal } from './outbox-signal.js';
import { shardOf } from '../leases/shards.js';
import { traceHeaders } from '../trace-headers.js';

// `order by` before the identity column is filled: the rows get their `seq` in the order of the append.
const APPEND = `
  insert into platform.outbox (id, shard, type, topic, key, payload, headers)
  select id, shard, type, topic, key, payload, $7::jsonb
  from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::jsonb[])
    with ordinality as event (id, shard, type, topic, key, payload, position)
  order by position`;

/** `Outbox` in the table platform.outbox: one statement per append. */
@Injectable()
export class PgOutbox extends Outbox {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    private readonly signal: OutboxSignal = new OutboxSignal(),
  ) {
    super();
  }

  override async append(events: readonly DomainEvent[]): Promise<void> {
    ensure(this.unitOfWork.isActive(), 'events are appended in the transaction of their change');
    if (events.length === 0) return;
    await this.sql.execute(APPEND, [
      events.map(() => newId()),
      events.map((event) => shardOf(event.key)),
      events.map((event) => event.type),
      events.map((event) => event.topic),
      events.map((event) => event.key),
      events.map((event) => JSON.stringify(event.payload)),
      JSON.stringify(traceHeaders()),
    ]);
    this.unitOfWork.afterCommit(() => this.signal.raise());
  }
}
