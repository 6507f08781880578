import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';

/** Tells a higher layer which stocks stand behind funded vouchers. */
@Injectable()
export class LiveVouchers {
  constructor(private readonly sql: Sql) {}

  /** Those of the given ids that belong to no live voucher. */
  async unknownAmong(stockIds: readonly string[]): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `select wanted.id from unnest($1::text[]) as wanted(id)
       where not exists (select from merchant_recruitment.proposal voucher
         where voucher.links->>'stockId' = wanted.id and voucher.state in ('running', 'paused'))`,
      [stockIds],
    );
    return rows.map((row) => row.id);
  }
}
