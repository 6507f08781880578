import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { SingleKeys, type KeyHolder } from '../domain/single-keys.js';

// The second condition is the one of the index.
const HOLDER = `
  select user_id, stock_id from prize_issuing.benefit_grant
  where claim_key = $1 and claim_key like 'once:%' limit 1`;

/** Holders out of the table benefit_grant, by the index of its single keys. */
@Injectable()
export class SqlSingleKeys extends SingleKeys {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async holderOf(claimKey: string): Promise<KeyHolder | null> {
    const [row] = await this.sql.query<{ user_id: string; stock_id: string }>(HOLDER, [claimKey]);
    return row === undefined ? null : { userId: row.user_id, stockId: row.stock_id };
  }
}
