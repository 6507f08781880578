import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Sql } from '@boon/platform';

const EVERY_MS = 3_600_000;
/** For replay: any version that was current within so many days. */
const LOG_DAYS = 30;
/** Logged decisions here; the bus keeps them as long as it is set up to. */
const DECISION_DAYS = 7;
/** For counting anew, and for attribution. */
const EXPOSURE_DAYS = 35;

/** What another version took the place of so long ago; an old version that is still current stays. */
const SUPERSEDED = `
  delete from placement.catalogue_log as old
  where changed_at < now() - make_interval(days => $1) and exists (
    select from placement.catalogue_log as newer
    where newer.kind = old.kind and newer.id = old.id and newer.version > old.version
      and newer.changed_at < now() - make_interval(days => $1))`;

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
      const superseded = await this.sql.execute(SUPERSEDED, [LOG_DAYS]);
      const decided = await this.sql.execute(
        `delete from placement.decision_log where decided_at < now() - make_interval(days => $1)`,
        [DECISION_DAYS],
      );
      const versions = await this.sql.execute(
        `delete from placement.catalogue_version
         where recorded_at < now() - make_interval(days => $1)`,
        [LOG_DAYS + 2],
      );
      const exposed = await this.sql.execute(
        `delete from placement.exposure where exposed_at < now() - make_interval(days => $1)`,
        [EXPOSURE_DAYS],
      );
      return superseded + decided + versions + exposed;
    } catch (fault) {
      this.logger.warn(`old records stay for another hour: ${String(fault)}`);
      return 0;
    }
  }
}
