export {
  accountScope,
  isAccountScope,
  isPerDay,
  kindOfScope,
  PLATFORM_DAY,
} from './accounts/account-scope.js';
export type {
  AccountCharge,
  AccountKind,
  AccountScope,
  AccountStanding,
} from './accounts/account-scope.js';
export { capEntry, capKey, capRequestId, holderOfPerson, userTag } from './cap-key.js';
export type { CapMeasure, CapPeriod, CapSubject, UserCap } from './cap-key.js';
