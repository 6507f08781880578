import { Injectable } from '@nestjs/common';
import { ensure, type DomainEvent } from '@boon/shared-kernel';
import { Sql, type PreparedSql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Outbox, OutboxColumns, OutboxRows, type AlikeEvents } from '../outbox.js';
import { OutboxSignal } from './outbox-signal.js';
import { alikeRows } from './alike-rows.js';
import { rowsOf, type NewRow } from './folded-rows.js';
import { traceHeaders } from '../trace-headers.js';

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
    await this.sql.execute(APPEND, this.rows(events).columns());
    this.unitOfWork.afterCommit(() => this.wake());
  }

  override rows(events: readonly DomainEvent[]): OutboxRows {
    const headers = JSON.stringify(traceHeaders());
    return new PgOutboxRows(
      events,
      events.map(() => headers),
    );
  }

  override alike(events: AlikeEvents): OutboxColumns {
    return new PgAlikeRows(alikeRows(events, JSON.stringify(traceHeaders())));
  }

  override wake(): void {
    this.signal.raise();
  }
}

class PgOutboxRows extends OutboxRows {
  constructor(
    private readonly events: readonly DomainEvent[],
    private readonly headers: readonly string[],
  ) {
    super();
  }

  override insertion(first: number): string {
    return insertion(first);
  }

  override columns(): unknown[] {
    return columnsOf(rowsOf(this.events, this.headers));
  }

  override and(more: PgOutboxRows): OutboxRows {
    return new PgOutboxRows([...this.events, ...more.events], [...this.headers, ...more.headers]);
  }
}

class PgAlikeRows extends OutboxColumns {
  constructor(private readonly rows: readonly NewRow[]) {
    super();
  }

  override insertion(first: number): string {
    return insertion(first);
  }

  override columns(): unknown[] {
    return columnsOf(this.rows);
  }
}

function columnsOf(rows: readonly NewRow[]): unknown[] {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.shard),
    rows.map((row) => row.type),
    rows.map((row) => row.topic),
    rows.map((row) => row.key),
    rows.map((row) => row.payload).join(BETWEEN),
    rows.map((row) => row.headers).join(BETWEEN),
    rows.map((row) => row.events),
    rows.map((row) => row.folded ?? '').join(BETWEEN),
  ];
}

/** A record separator: JSON has no control characters, so texts of it are joined without a look into them. */
const BETWEEN = '\x1e';

// `order by` before the identity column is filled: the rows get their `seq` in the order of the append.
function insertion(first: number): string {
  const array = (offset: number, type: string): string => `$${first + offset}::${type}[]`;
  const texts = (offset: number): string => `string_to_array($${first + offset}, '${BETWEEN}', '')`;
  return `
  insert into platform.outbox (id, shard, type, topic, key, payload, headers, events, folded)
  select id, shard, type, topic, key, payload, headers, events, folded
  from unnest(${array(0, 'uuid')}, ${array(1, 'smallint')}, ${array(2, 'text')},
      ${array(3, 'text')}, ${array(4, 'text')}, ${texts(5)}::jsonb[], ${texts(6)}::jsonb[],
      ${array(7, 'smallint')}, ${texts(8)})
    with ordinality as event (id, shard, type, topic, key, payload, headers, events, folded, position)
  order by position`;
}

const APPEND: PreparedSql = { name: 'platform outbox append', text: insertion(1) };
