import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure, platformDay, platformMonth } from '@boon/shared-kernel';
import { Tallies, type ClaimCount } from '../domain/claim-counts.js';

const NOW = `select now() as now`;
const CURRENT = `
  select stock_id, user_id, period, count from prize_issuing.user_tally
  where period in ('total', $1, $2) and count > 0
    and ($3::uuid is null or (stock_id, user_id, period) > ($3::uuid, $4::text, $5::text))
  order by stock_id, user_id, period limit $6`;

interface TallyRow {
  readonly stock_id: string;
  readonly user_id: string;
  readonly period: string;
  readonly count: number;
}

/** Tallies out of the table user_tally. */
@Injectable()
export class SqlTallies extends Tallies {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async current(
    after: ClaimCount | null,
    limit: number,
  ): Promise<{ readonly now: Date; readonly counts: readonly ClaimCount[] }> {
    const [clock] = await this.sql.query<{ now: Date }>(NOW);
    ensure(clock !== undefined, 'the database tells the time');
    const { now } = clock;
    const rows = await this.sql.query<TallyRow>(CURRENT, [
      `day:${platformDay(now)}`,
      `month:${platformMonth(now)}`,
      after?.stockId ?? null,
      after?.userId ?? null,
      after?.period ?? null,
      limit,
    ]);
    const counts = rows.map(({ stock_id: stockId, user_id: userId, period, count }) => ({
      ...{ stockId, userId, period, count },
    }));
    return { now, counts };
  }
}
