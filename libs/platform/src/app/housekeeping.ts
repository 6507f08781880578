import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Repeated } from '../database/repeated.js';
import { Sql } from '../database/sql.js';
import { purgeInbox } from '../events/pg-inbox.js';
import { purgeToldState } from '../events/told-state.js';
import { purgeIdempotency } from '../http/idempotency/stored-answers.js';

const EVERY_MS = 10 * 60_000;
/** Longer than any event waits on the bus. */
const INBOX_DAYS = 14;
/** Longer than those who follow the state are ever away. */
const STATE_DAYS = 14;

/** Forgets what nobody can ask for again: marks of the inbox, stored answers, state that nobody follows. For one worker. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tidying = new Repeated(Housekeeping.name, {
    ...{ what: 'forgetting old marks and answers', everyMs: EVERY_MS },
    round: () => this.tidy(),
  });

  constructor(private readonly sql: Sql) {}

  onApplicationBootstrap(): void {
    this.tidying.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tidying.stop();
  }

  /** One round. */
  async tidy(): Promise<void> {
    await purgeInbox(this.sql, INBOX_DAYS);
    await purgeIdempotency(this.sql);
    await purgeToldState(this.sql, STATE_DAYS);
  }
}
