import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import type { Redemption } from '../domain/redemption.js';
import { RedemptionRepository } from '../domain/redemption.repository.js';
import {
  redemptionOf,
  type LineRow,
  type RedemptionRow,
  type ShareRow,
} from './redemption-rows.js';

const RESERVE_ORDER = `select pg_advisory_xact_lock(hashtextextended($1, 20))`;
const NOW = `select now() as now`;

const INSERT = `
  insert into prize_issuing.redemption (id, order_id, user_id, state, request_hash, mode, amount,
    discount, payable, locked_at, lock_expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const INSERT_LINES = `
  insert into prize_issuing.redemption_line
    (redemption_id, line_id, position, sku, quantity, amount, discount, payable)
  select $1, line_id, position, sku, quantity, amount, discount, payable
  from unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[])
    with ordinality as line (line_id, sku, quantity, amount, discount, payable, position)`;

const INSERT_SHARES = `
  insert into prize_issuing.redemption_share
    (redemption_id, grant_id, line_id, discount, platform, merchant)
  select $1, * from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])`;

const FIND = `select * from prize_issuing.redemption where id = $1`;
const LIVE = `
  select * from prize_issuing.redemption where order_id = $1 and state in ('locked', 'confirmed')`;
const LINES = `
  select * from prize_issuing.redemption_line where redemption_id = $1 order by position`;
const SHARES = `
  select * from prize_issuing.redemption_share where redemption_id = $1 order by grant_id, line_id`;

const SAVE_STATE = `
  update prize_issuing.redemption set state = $2,
    confirmed_at = case when $2 = 'confirmed' then now() else confirmed_at end,
    ended_at = case when $2 in ('cancelled', 'released') then now() else null end
  where id = $1`;

const SAVE_RETURNED = `
  update prize_issuing.redemption_line as line set returned = counted.returned
  from unnest($2::text[], $3::int[]) as counted (line_id, returned)
  where line.redemption_id = $1 and line.line_id = counted.line_id`;

/** Redemptions in the tables redemption, redemption_line and redemption_share. */
@Injectable()
export class SqlRedemptionRepository extends RedemptionRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async reserveOrder(orderId: string): Promise<void> {
    await this.sql.query(RESERVE_ORDER, [orderId]);
  }

  override async now(): Promise<Date> {
    const [row] = await this.sql.query<{ now: Date }>(NOW);
    ensure(row !== undefined, 'the database tells the time');
    return row.now;
  }

  override async add(redemption: Redemption): Promise<void> {
    const { parts, state } = redemption;
    const { lines, shares } = parts;
    await this.sql.execute(INSERT, [
      ...[parts.id, parts.orderId, parts.userId, state, parts.requestHash, parts.mode],
      ...[parts.amount, parts.discount, parts.payable].map(String),
      ...[parts.lockedAt, parts.lockExpiresAt],
    ]);
    await this.sql.execute(INSERT_LINES, [
      parts.id,
      lines.map((line) => line.lineId),
      lines.map((line) => line.sku),
      lines.map((line) => line.quantity),
      lines.map((line) => line.amount.toString()),
      lines.map((line) => line.discount.toString()),
      lines.map((line) => line.payable.toString()),
    ]);
    await this.sql.execute(INSERT_SHARES, [
      parts.id,
      shares.map((share) => share.grantId),
      shares.map((share) => share.lineId),
      shares.map((share) => share.discount.toString()),
      shares.map((share) => share.platform.toString()),
      shares.map((share) => share.merchant.toString()),
    ]);
  }

  override find(redemptionId: string): Promise<Redemption | null> {
    return this.read(FIND, redemptionId);
  }

  override findForChange(redemptionId: string): Promise<Redemption | null> {
    return this.read(`${FIND} for update`, redemptionId);
  }

  override liveOf(orderId: string): Promise<Redemption | null> {
    return this.read(LIVE, orderId);
  }

  override async saveState(redemption: Redemption): Promise<void> {
    await this.sql.execute(SAVE_STATE, [redemption.parts.id, redemption.state]);
  }

  override async saveReturned(
    redemptionId: string,
    returned: ReadonlyMap<string, number>,
  ): Promise<void> {
    const columns = [[...returned.keys()], [...returned.values()]];
    await this.sql.execute(SAVE_RETURNED, [redemptionId, ...columns]);
  }

  private async read(text: string, parameter: string): Promise<Redemption | null> {
    const [row] = await this.sql.query<RedemptionRow>(text, [parameter]);
    if (row === undefined) return null;
    const lines = await this.sql.query<LineRow>(LINES, [row.id]);
    const shares = await this.sql.query<ShareRow>(SHARES, [row.id]);
    return redemptionOf(row, lines, shares);
  }
}
