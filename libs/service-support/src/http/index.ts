export { NotificationConsumersModule } from '../notification/consumers/notification-consumers.module.js';
export type { NotificationOptions } from '../notification/consumers/notification-consumers.module.js';
export { noticeConsumers } from '../notification/consumers/notice-consumers.js';
export { InboxHttpModule } from '../notification/http/inbox-http.module.js';
export {
  FeedsHttpModule,
  ProductsHttpModule,
  SegmentsHttpModule,
  ShopEventsModule,
} from '../relationship/http/relationship-http.modules.js';
