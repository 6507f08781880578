import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Repeated, Sql } from '@boon/platform/database';

const EVERY_MS = 3_600_000;
/** For replay: any version that was current within so many days. */
const LOG_DAYS = 30;
/** Logged decisions here; the bus keeps them as long as it is set up to. */
const DECISION_DAYS = 7;
/** For counting anew, and for attribution. */
const EXPOSURE_DAYS = 35;
const DAYS_AHEAD = 7;

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
  private readonly tidying = new Repeated(ForgetOldRecords.name, {
    ...{ what: 'forgetting old records', everyMs: EVERY_MS },
    round: () => this.tidy(),
  });

  constructor(private readonly sql: Sql) {}

  onApplicationBootstrap(): void {
    this.tidying.startNow();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tidying.stop();
  }

  /** Makes the partitions of the coming days and drops those of days long gone; answers how many went. */
  private async turnDays(): Promise<number> {
    const [turned] = await this.sql.query<{ dropped: number }>(
      `with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
       select placement.prepare_exposure_days(day + 1, $1) as made,
         placement.drop_exposure_days(day - $2::int) as dropped from today`,
      [DAYS_AHEAD, EXPOSURE_DAYS],
    );
    return turned?.dropped ?? 0;
  }

  /** Answers how many rows went. */
  async tidy(): Promise<number> {
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
      `delete from placement.exposure_default where decided_at < now() - make_interval(days => $1)`,
      [EXPOSURE_DAYS],
    );
    return superseded + decided + versions + exposed + (await this.turnDays());
  }
}
