export { capEntry, capKey, capRequestId, holderOfPerson, userTag } from './cap-key.js';
export type { CapMeasure, CapPeriod, CapSubject, UserCap } from './cap-key.js';
