import type { Provider } from '@nestjs/common';
import { CheckInEventItem } from '../event-item/check-in-event-item.js';
import { EventItems } from '../event-item/domain/event-items.js';
import { SqlEventItems } from '../event-item/infrastructure/sql-event-items.js';
import { GrantsBesideOrders } from '../redemption/infrastructure/grants-beside-orders.js';
import { ChangeGift } from './change-gift.js';
import { GiftRepository } from './domain/gift.repository.js';
import { SqlGiftRepository } from './infrastructure/sql-gift.repository.js';
import { ReadGifts } from './read-gifts.js';

/** What may be done with gifts and items of events. */
export const GIFT_USE_CASES = [ChangeGift, ReadGifts, CheckInEventItem];

/** The same with what they need. */
export const GIFT_PROVIDERS: Provider[] = [
  GrantsBesideOrders,
  { provide: GiftRepository, useClass: SqlGiftRepository },
  { provide: EventItems, useClass: SqlEventItems },
  ...GIFT_USE_CASES,
];
