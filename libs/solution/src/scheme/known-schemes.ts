import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';

/** Tells a higher layer which schemes there are. */
@Injectable()
export class KnownSchemes {
  constructor(private readonly sql: Sql) {}

  /** How many stocks each of the schemes has; those that do not exist are left out. */
  async stocksIn(schemeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.query<{ id: string; stocks: number }>(
      `select id, jsonb_array_length(content->'stockIds') as stocks from solution.scheme
       where id = any ($1::uuid[]) order by id`,
      [schemeIds],
    );
    return new Map(rows.map(({ id, stocks }) => [id, stocks]));
  }

  /** Those of the given ids that are no published scheme. */
  async unknownAmong(schemeIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `select wanted.id from unnest($1::uuid[]) as wanted(id)
       where not exists (select from solution.scheme s
         where s.id = wanted.id and s.state in ('scheduled', 'running', 'paused'))`,
      [schemeIds],
    );
    return rows.map((row) => row.id);
  }
}
