export { NotificationDelivered, NotificationRequested } from './notification-events.js';
export type { NotificationRequestedPayload } from './notification-events.js';
export {
  BehaviourRecorded,
  OrderPaid,
  OrderReturned,
  ProductChanged,
  UserChanged,
} from './shop-events.js';
export { SERVICE_SUPPORT_TOPIC, SHOP_TOPIC } from './topics.js';
