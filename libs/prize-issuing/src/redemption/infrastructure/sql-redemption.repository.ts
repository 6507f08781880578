import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import type { Redemption, RedemptionLot } from '../domain/redemption.js';
import { RedemptionRepository } from '../domain/redemption.repository.js';
import {
  redemptionOf,
  type LineRow,
  type LotRow,
  type RedemptionRow,
  type ShareRow,
} from './redemption-rows.js';
import {
  FIND,
  INSERT,
  INSERT_LINES,
  INSERT_LOTS,
  INSERT_SHARES,
  lineColumns,
  LINES,
  LIVE,
  LOTS,
  NOW,
  redemptionColumns,
  RESERVE_ORDER,
  SAVE_REFILLED,
  SAVE_RETURNED,
  SAVE_STATE,
  shareColumns,
  SHARES,
} from './redemption-sql.js';

/** Redemptions in the tables redemption, redemption_line, redemption_share and redemption_lot. */
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
    const { id, lots } = redemption.parts;
    await this.sql.execute(INSERT, redemptionColumns(redemption));
    await this.sql.execute(INSERT_LINES, lineColumns(redemption));
    await this.sql.execute(INSERT_SHARES, shareColumns(redemption));
    if (lots.length === 0) return;
    await this.sql.execute(INSERT_LOTS, [
      id,
      lots.map((lot) => lot.grantId),
      lots.map((lot) => lot.drawn.toString()),
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
    lots: readonly RedemptionLot[],
  ): Promise<void> {
    const columns = [[...returned.keys()], [...returned.values()]];
    await this.sql.execute(SAVE_RETURNED, [redemptionId, ...columns]);
    if (lots.length === 0) return;
    await this.sql.execute(SAVE_REFILLED, [
      redemptionId,
      lots.map((lot) => lot.grantId),
      lots.map((lot) => lot.returned.toString()),
    ]);
  }

  private async read(text: string, parameter: string): Promise<Redemption | null> {
    const [row] = await this.sql.query<RedemptionRow>(text, [parameter]);
    if (row === undefined) return null;
    const lines = await this.sql.query<LineRow>(LINES, [row.id]);
    const shares = await this.sql.query<ShareRow>(SHARES, [row.id]);
    const lots = await this.sql.query<LotRow>(LOTS, [row.id]);
    return redemptionOf(row, { lines, shares, lots });
  }
}
