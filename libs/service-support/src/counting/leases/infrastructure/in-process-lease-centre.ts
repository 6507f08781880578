import { Injectable } from '@nestjs/common';
import { Clock } from '@boon/shared-kernel';
import {
  LeasePool,
  type Lease,
  type LeaseReport,
  type LeaseRequest,
  type PoolStanding,
  type Renewed,
} from '../domain/lease-pool.js';
import { LeaseCentre } from '../lease-centre.js';

/** The centre within one process. */
@Injectable()
export class InProcessLeaseCentre extends LeaseCentre {
  private readonly pools = new Map<string, LeasePool>();

  constructor(private readonly clock: Clock) {
    super();
  }

  async put(pool: string, total: number): Promise<PoolStanding | null> {
    const known = this.pools.get(pool);
    if (known !== undefined) return known.resize(total);
    const made = new LeasePool(total);
    this.pools.set(pool, made);
    return made.standing();
  }

  async take(pool: string, request: LeaseRequest): Promise<Lease | null> {
    return this.pools.get(pool)?.take(request, this.now()) ?? null;
  }

  async renew(pool: string, report: LeaseReport): Promise<Renewed | null> {
    return this.pools.get(pool)?.renew(report, this.now()) ?? null;
  }

  async settle(pool: string, leaseId: string, issued: number): Promise<void> {
    this.pools.get(pool)?.settle(leaseId, issued);
  }

  async lapsed(pool: string): Promise<readonly string[]> {
    return this.pools.get(pool)?.lapsed(this.now()) ?? [];
  }

  async giveBack(pool: string, units: number): Promise<void> {
    this.pools.get(pool)?.giveBack(units);
  }

  async standing(pool: string): Promise<PoolStanding | null> {
    return this.pools.get(pool)?.standing() ?? null;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
