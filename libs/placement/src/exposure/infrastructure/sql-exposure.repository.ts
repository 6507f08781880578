import { Injectable } from '@nestjs/common';
import type { ExposureRecordedPayload } from '@boon/contracts/placement';
import { Sql } from '@boon/platform/database';
import { ExposureRepository } from '../exposure.repository.js';

interface ExposureRow {
  decision_id: string;
  slot: string;
  stock_id: string;
}

@Injectable()
export class SqlExposureRepository extends ExposureRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async keep(exposures: readonly ExposureRecordedPayload[]): Promise<ExposureRecordedPayload[]> {
    const kept = await this.sql.query<ExposureRow>(
      `insert into placement.exposure
         (decision_id, slot, user_id, plan_id, scheme_id, stock_id, exposed_at)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[],
         $7::timestamptz[])
       on conflict do nothing returning decision_id, slot, stock_id`,
      [
        exposures.map((exposure) => exposure.decisionId),
        exposures.map((exposure) => exposure.slot),
        exposures.map((exposure) => exposure.userId),
        exposures.map((exposure) => exposure.planId),
        exposures.map((exposure) => exposure.schemeId),
        exposures.map((exposure) => exposure.stockId),
        exposures.map((exposure) => exposure.exposedAt),
      ],
    );
    const keys = new Set(kept.map((row) => `${row.decision_id} ${row.slot} ${row.stock_id}`));
    return exposures.filter(({ decisionId, slot, stockId }) =>
      keys.delete(`${decisionId} ${slot} ${stockId}`),
    );
  }

  async countsSince(since: Date): Promise<{ userId: string; planId: string; seen: number }[]> {
    return this.sql.query(
      `select user_id as "userId", plan_id as "planId", count(distinct (decision_id, slot))::int as seen
       from placement.exposure where exposed_at >= $1 group by 1, 2`,
      [since],
    );
  }
}
