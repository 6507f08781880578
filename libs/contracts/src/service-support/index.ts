export { NotificationDelivered, NotificationRequested } from './notification-events.js';
export type { NotificationRequestedPayload } from './notification-events.js';
export { SERVICE_SUPPORT_TOPIC } from './topics.js';
