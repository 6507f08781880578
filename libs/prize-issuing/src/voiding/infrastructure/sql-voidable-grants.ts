import { Injectable } from '@nestjs/common';
import { kindsUsed } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { GrantsBesideOrders } from '../../redemption/infrastructure/grants-beside-orders.js';
import { NOTE_LOTS } from '../../redemption/infrastructure/lot-sql.js';
import { VoidableGrants, type VoidableGrant } from '../domain/voidable-grants.js';

const LOCK = `select 1 from prize_issuing.benefit_grant where id = $1 for update`;

const FIND = `
  select given.id, given.user_id, given.stock_id, version.name_zh, version.name_en,
    version.kind = any ($2::text[]) as is_gift,
    case when given.state = 'held' and given.lot_locked > 0 then 'locked'
      when given.state = 'held' and given.expires_at <= now() then 'expired' else given.state end
      as state
  from prize_issuing.benefit_grant as given
  join prize_issuing.stock_version as version
    on version.stock_id = given.stock_id and version.version = given.stock_version
  where given.id = $1`;

interface VoidableRow {
  readonly id: string;
  readonly user_id: string;
  readonly stock_id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly is_gift: boolean;
  readonly state: VoidableGrant['state'];
}

/** Grants in the table benefit_grant that are taken back. */
@Injectable()
export class SqlVoidableGrants extends VoidableGrants {
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

  override async findForChange(grantId: string): Promise<VoidableGrant | null> {
    await this.sql.query(LOCK, [grantId]);
    const [row] = await this.sql.query<VoidableRow>(FIND, [grantId, kindsUsed('by-shipment')]);
    if (row === undefined) return null;
    return {
      grantId: row.id,
      userId: row.user_id,
      stockId: row.stock_id,
      name: { zh: row.name_zh, en: row.name_en },
      state: row.state,
      isGift: row.is_gift,
    };
  }

  override async void(grantId: string): Promise<{ readonly reopened: boolean }> {
    const reopened = await this.grants.void(grantId);
    // It may have been balance.
    await this.sql.execute(NOTE_LOTS, [[grantId]]);
    return { reopened };
  }
}
