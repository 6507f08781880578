import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Sql } from '@boon/platform';

const EVERY_MS = 3_600_000;
/** For replay. */
const LOG_DAYS = 30;
/** For counting anew, and for attribution. */
const EXPOSURE_DAYS = 35;

/** Deletes what is too old to be asked for: once an hour, harmless when several nodes do it. */
@Injectable()
export class ForgetOldRecords implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ForgetOldRecords.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly sql: Sql) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Answers how many rows went; a failing round waits for the next. */
  async tidy(): Promise<number> {
    try {
      const logged = await this.sql.execute(
        `delete from placement.catalogue_log where changed_at < now() - make_interval(days => $1)`,
        [LOG_DAYS],
      );
      const exposed = await this.sql.execute(
        `delete from placement.exposure where exposed_at < now() - make_interval(days => $1)`,
        [EXPOSURE_DAYS],
      );
      return logged + exposed;
    } catch (fault) {
      this.logger.warn(`old records stay for another hour: ${String(fault)}`);
      return 0;
    }
  }
}
