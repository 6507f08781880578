import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import { platformDay, platformMonth } from '@boon/shared-kernel';
import { ExposureRepository, type SeenCount } from '../exposure.repository.js';
import type { CountedCap, Seen, Shown } from '../shown.js';

interface DeliveredRow extends Omit<Shown, 'hardCaps'> {
  hardCaps: CountedCap[];
  isSeen: boolean;
}

const COLUMNS = `decided_at, decision_id, slot, stock_id, user_id, plan_id, scheme_id, hard_caps`;
const ROWS = `unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::uuid[],
  $7::uuid[], $8::jsonb[]`;

/** What each subject is called in a row. */
const SUBJECTS = [
  ['benefit', 'stock_id::text'],
  ['scheme', 'scheme_id::text'],
  ['plan', 'plan_id::text'],
  ['slot', 'slot'],
  ['channel', `split_part(slot, '.', 1)`],
  ['all', `''`],
] as const;

@Injectable()
export class SqlExposureRepository extends ExposureRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async keep(exposures: readonly Seen[]): Promise<Seen[]> {
    const once = [...new Map(exposures.map((each) => [keyOf(each), each])).values()];
    const kept = await this.sql.query<{ key: string }>(
      `insert into placement.exposure as row (${COLUMNS}, exposed_at)
       select * from ${ROWS}, $9::timestamptz[])
       on conflict (decided_at, decision_id, slot, stock_id)
         do update set exposed_at = excluded.exposed_at where row.exposed_at is null
       returning decision_id || ' ' || slot || ' ' || stock_id as key`,
      [...columnsOf(once), once.map(({ exposedAt }) => exposedAt)],
    );
    const keys = new Set(kept.map(({ key }) => key));
    return once.filter((each) => keys.has(keyOf(each)));
  }

  async keepDelivered(deliveries: readonly Shown[]): Promise<void> {
    await this.sql.execute(
      `insert into placement.exposure (${COLUMNS}) select * from ${ROWS}) on conflict do nothing`,
      columnsOf(deliveries),
    );
  }

  async countsAt(now: Date): Promise<SeenCount[]> {
    const counted = SUBJECTS.map(
      ([subject, id]) =>
        `select user_id as "userId", '${subject}' as subject, ${id} as "subjectId",
           count(distinct (decision_id, slot)) filter (where exposed_at >= $1)::int as today,
           count(distinct (decision_id, slot))::int as month
         from placement.exposure where exposed_at >= $2 and decided_at >= $2::timestamptz - interval '1 hour'
         group by 1, 3`,
    );
    return this.sql.query(counted.join(' union all '), [
      `${platformDay(now)}T00:00:00+08:00`,
      monthStart(now),
    ]);
  }

  async deliveredInMonthOf(now: Date): Promise<(Shown & { readonly isSeen: boolean })[]> {
    return this.sql.query<DeliveredRow>(
      `select decided_at as "decidedAt", decision_id as "decisionId", slot, stock_id as "stockId",
         user_id as "userId", plan_id as "planId", scheme_id as "schemeId", hard_caps as "hardCaps",
         exposed_at is not null as "isSeen"
       from placement.exposure where decided_at >= $1 and hard_caps is not null`,
      [monthStart(now)],
    );
  }
}

function columnsOf(rows: readonly Shown[]): unknown[][] {
  return [
    rows.map(({ decidedAt }) => decidedAt),
    rows.map(({ decisionId }) => decisionId),
    rows.map(({ slot }) => slot),
    rows.map(({ stockId }) => stockId),
    rows.map(({ userId }) => userId),
    rows.map(({ planId }) => planId),
    rows.map(({ schemeId }) => schemeId),
    rows.map(({ hardCaps }) => (hardCaps.length === 0 ? null : JSON.stringify(hardCaps))),
  ];
}

function keyOf({ decisionId, slot, stockId }: Shown): string {
  return `${decisionId} ${slot} ${stockId}`;
}

function monthStart(now: Date): string {
  return `${platformMonth(now)}-01T00:00:00+08:00`;
}
