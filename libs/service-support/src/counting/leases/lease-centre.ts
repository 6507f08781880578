import type {
  Lease,
  LeaseReport,
  LeaseRequest,
  PoolStanding,
  Renewed,
} from './domain/lease-pool.js';

/**
 * Pools of units that many processes hand out by leases, so that a unit costs no call to a centre. Each
 * method is one atomic step; repeating it changes nothing, but for `giveBack`. Never the record: what a
 * lapsed lease had issued is asked of the record, and a pool is put there from it.
 */
export abstract class LeaseCentre {
  /** Makes the pool, or gives it a new total; null where more than that is out. */
  abstract put(pool: string, total: number): Promise<PoolStanding | null>;

  /** At most `most` units; null when there are none, the pool is unknown or the lease is over. */
  abstract take(pool: string, request: LeaseRequest): Promise<Lease | null>;

  /** Keeps a lease alive; null when it is over: the holder must issue no more of it. */
  abstract renew(pool: string, report: LeaseReport): Promise<Renewed | null>;

  /** Ends a lease with what was issued of it; the rest can be leased again. */
  abstract settle(pool: string, leaseId: string, issued: number): Promise<void>;

  /** Leases whose time has passed, to be settled by the record. */
  abstract lapsed(pool: string): Promise<readonly string[]>;

  /** Issued units can be issued again. */
  abstract giveBack(pool: string, units: number): Promise<void>;

  /** Null: unknown. */
  abstract standing(pool: string): Promise<PoolStanding | null>;
}
