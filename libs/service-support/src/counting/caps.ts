export { capEntry, capKey, capRequestId, holderOfPerson, periodEnd, userTag } from './cap-key.js';
export type { CapMeasure, CapPeriod, CapSubject, UserCap } from './cap-key.js';
export { DeliveryCaps } from './delivery-caps.js';
export type { Delivery, DeliveryCap, PastDelivery } from './delivery-caps.js';
