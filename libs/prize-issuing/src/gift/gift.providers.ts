import type { Provider } from '@nestjs/common';
import { CheckInEventItem } from '../event-item/check-in-event-item.js';
import { EventItems } from '../event-item/domain/event-items.js';
import { SqlEventItems } from '../event-item/infrastructure/sql-event-items.js';
import { GrantsBesideOrders } from '../redemption/infrastructure/grants-beside-orders.js';
import { ChangeGift } from './change-gift.js';
import { GiftRepository } from './domain/gift.repository.js';
import { SqlGiftRepository } from './infrastructure/sql-gift.repository.js';
import { VoidableGrants } from '../voiding/domain/voidable-grants.js';
import { SqlVoidableGrants } from '../voiding/infrastructure/sql-voidable-grants.js';
import { VoidGrant } from '../voiding/void-grant.js';
import { ReadGifts } from './read-gifts.js';

/** What may be done with grants beside orders: gifts, items of events, and taking them back. */
export const GIFT_USE_CASES = [ChangeGift, ReadGifts, CheckInEventItem, VoidGrant];

/** The same with what they need. */
export const GIFT_PROVIDERS: Provider[] = [
  GrantsBesideOrders,
  { provide: GiftRepository, useClass: SqlGiftRepository },
  { provide: EventItems, useClass: SqlEventItems },
  { provide: VoidableGrants, useClass: SqlVoidableGrants },
  ...GIFT_USE_CASES,
];
