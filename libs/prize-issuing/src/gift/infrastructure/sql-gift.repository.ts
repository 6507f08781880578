import { Injectable } from '@nestjs/common';
import { kindsUsed } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { GrantsBesideOrders } from '../../redemption/infrastructure/grants-beside-orders.js';
import type { Gift } from '../domain/gift.js';
import { GiftRepository, type GiftsQuery } from '../domain/gift.repository.js';
import { FIND_GIFT, giftOf, LOCK_GIFT, READ_GIFTS, SAVE_GIFT, type GiftRow } from './gift-sql.js';

/** Gifts in the table gift, beside their grants. */
@Injectable()
export class SqlGiftRepository extends GiftRepository {
  constructor(
    private readonly sql: Sql,
    private readonly grants: GrantsBesideOrders,
  ) {
    super();
  }

  override async now(): Promise<Date> {
    const [row] = await this.sql.query<{ now: Date }>(`select now() as now`);
    ensure(row !== undefined, 'the database tells the time');
    return row.now;
  }

  override async read(query: GiftsQuery): Promise<readonly Gift[]> {
    const rows = await this.sql.query<GiftRow>(READ_GIFTS, [
      kindsUsed('by-shipment'),
      query.userId ?? null,
      query.stockId ?? null,
      query.state ?? null,
      query.after ?? null,
      query.limit,
    ]);
    return rows.map(giftOf);
  }

  override async find(grantId: string): Promise<Gift | null> {
    const [row] = await this.sql.query<GiftRow>(FIND_GIFT, [kindsUsed('by-shipment'), grantId]);
    return row === undefined ? null : giftOf(row);
  }

  override async findForChange(grantId: string): Promise<Gift | null> {
    await this.sql.query(LOCK_GIFT, [grantId]);
    return this.find(grantId);
  }

  override async save({ parts }: Gift): Promise<{ readonly reopened: boolean }> {
    const { grantId, state, address, shipment, cancelReason, changedAt } = parts;
    await this.sql.execute(SAVE_GIFT, [
      ...[grantId, state, address && JSON.stringify(address)],
      ...[shipment?.carrier ?? null, shipment?.trackingNumber ?? null, cancelReason, changedAt],
    ]);
    if (state === 'cancelled') return { reopened: await this.grants.void(grantId) };
    if (state === 'delivered') await this.grants.use(grantId, 'shipment');
    else await this.grants.hold(grantId, 'shipment');
    return { reopened: false };
  }
}
