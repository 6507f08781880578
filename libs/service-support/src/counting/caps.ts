export {
  capEntry,
  capKey,
  capRequestId,
  holderOfPerson,
  periodEnd,
  userCaps,
  userTag,
} from './cap-key.js';
export type { CapMeasure, CapPeriod, CapSubject, UserCap, UserCaps } from './cap-key.js';
export { DeliveryCaps } from './delivery-caps.js';
export type { Delivery, DeliveryCap, PastDelivery } from './delivery-caps.js';
