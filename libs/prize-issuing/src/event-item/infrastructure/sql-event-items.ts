import { Injectable } from '@nestjs/common';
import { kindsUsed } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { GrantsBesideOrders } from '../../redemption/infrastructure/grants-beside-orders.js';
import { EventItems, type EventItem } from '../domain/event-items.js';

const LOCK = `select 1 from prize_issuing.benefit_grant where id = $1 for update`;

const FIND = `
  select given.id, given.user_id, given.stock_id, version.name_zh, version.name_en,
    case when given.state = 'held' and given.expires_at <= now() then 'expired' else given.state end
      as state,
    used.reference, used.used_at
  from prize_issuing.benefit_grant as given
  join prize_issuing.stock_version as version on version.stock_id = given.stock_id
    and version.version = given.stock_version and version.kind = any ($1::text[])
  left join prize_issuing.event_item_use as used on used.grant_id = given.id
  where given.id = $2`;

const KEEP_USE = `
  insert into prize_issuing.event_item_use (grant_id, reference, used_at) values ($1, $2, now())
  returning used_at`;

interface ItemRow {
  readonly id: string;
  readonly user_id: string;
  readonly stock_id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly state: EventItem['state'];
  readonly reference: string | null;
  readonly used_at: Date | null;
}

/** Items of events in the tables benefit_grant and event_item_use. */
@Injectable()
export class SqlEventItems extends EventItems {
  constructor(
    private readonly sql: Sql,
    private readonly grants: GrantsBesideOrders,
  ) {
    super();
  }

  override async findForUse(grantId: string): Promise<EventItem | null> {
    await this.sql.query(LOCK, [grantId]);
    const [row] = await this.sql.query<ItemRow>(FIND, [kindsUsed('by-check-in'), grantId]);
    if (row === undefined) return null;
    const { reference, used_at: usedAt } = row;
    return {
      grantId: row.id,
      userId: row.user_id,
      stockId: row.stock_id,
      name: { zh: row.name_zh, en: row.name_en },
      state: row.state,
      use: reference === null || usedAt === null ? null : { reference, usedAt },
    };
  }

  override async use(grantId: string, reference: string): Promise<Date> {
    await this.grants.use(grantId, 'check-in');
    const [row] = await this.sql.query<{ used_at: Date }>(KEEP_USE, [grantId, reference]);
    ensure(row !== undefined, 'a use that was kept has its time');
    return row.used_at;
  }
}
