import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Sql } from '../database/sql.js';
import { purgeInbox } from '../events/pg-inbox.js';
import { purgeIdempotency } from '../http/idempotency/stored-answers.js';

const EVERY_MS = 10 * 60_000;
/** Longer than any event waits on the bus. */
const INBOX_DAYS = 14;

/** Forgets what nobody can ask for again: marks of the inbox, stored answers. For one worker. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Housekeeping.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly sql: Sql) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One round; a failing one waits for the next. */
  async tidy(): Promise<void> {
    try {
      await purgeInbox(this.sql, INBOX_DAYS);
      await purgeIdempotency(this.sql);
    } catch (fault) {
      this.logger.warn(`housekeeping waits for the next round: ${String(fault)}`);
    }
  }
}
