export type {
  Lease,
  LeaseReport,
  LeaseRequest,
  PoolStanding,
  Renewed,
} from './domain/lease-pool.js';
export { LeaseCentre } from './lease-centre.js';
export { LeasedUnits } from './leased-units.js';
export type { LeasedUnitsOptions, UnitsInHand } from './leased-units.js';
export { IssuedOfLeases, settleLapsedLeases } from './settle-lapsed-leases.js';
