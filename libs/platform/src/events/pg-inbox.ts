import { Injectable } from '@nestjs/common';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { EventEnvelope } from './event-envelope.js';
import { Inbox } from './inbox.js';

// A twin on another connection waits here until the first one commits (then it sees nothing to do)
// or rolls back (then it takes its place).
const MARK = `
  insert into platform.inbox (consumer_group, event_id) values ($1, $2) on conflict do nothing`;

/** `Inbox` in the table platform.inbox. */
@Injectable()
export class PgInbox extends Inbox {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override once(
    group: string,
    event: EventEnvelope,
    effect: () => Promise<void>,
  ): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isFirst = (await this.sql.execute(MARK, [group, event.id])) === 1;
      if (isFirst) await effect();
      return isFirst;
    });
  }
}

/** Forgets marks older than `days`: longer than any event may be redelivered. Answers how many. */
export function purgeInbox(sql: Sql, days: number): Promise<number> {
  return sql.execute(
    `delete from platform.inbox where seen_at < now() - make_interval(days => $1)`,
    [days],
  );
}
