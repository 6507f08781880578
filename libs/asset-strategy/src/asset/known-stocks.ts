import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';

/** Tells a higher layer which stocks stand behind published assets. */
@Injectable()
export class KnownStocks {
  constructor(private readonly sql: Sql) {}

  /** Those of the given ids that belong to no published asset. */
  async unknownAmong(stockIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `select wanted.id from unnest($1::text[]) as wanted(id)
       where not exists (select from asset_strategy.asset a
         where a.links->>'stockId' = wanted.id and a.state in ('scheduled', 'running', 'paused'))`,
      [stockIds],
    );
    return rows.map((row) => row.id);
  }
}
