import { Injectable } from '@nestjs/common';
import { RedisClient, type RedisScript } from '@boon/platform/redis';
import { ensure } from '@boon/shared-kernel';
import type {
  Lease,
  LeaseReport,
  LeaseRequest,
  PoolStanding,
  Renewed,
} from '../domain/lease-pool.js';
import { LeaseCentre } from '../lease-centre.js';
import {
  GIVE_BACK_UNITS,
  LAPSED_LEASES,
  POOL_STANDING,
  PUT_POOL,
  RENEW_LEASE,
  SETTLE_LEASE,
  TAKE_LEASE,
} from './lease-scripts.js';

const TOO_MUCH = -1;

/** The centre in Redis, by its clock: one script and one round trip per method. Throws `RedisUnavailable`. */
@Injectable()
export class RedisLeaseCentre extends LeaseCentre {
  private readonly putting: RedisScript;
  private readonly taking: RedisScript;
  private readonly renewing: RedisScript;
  private readonly settling: RedisScript;
  private readonly lapsing: RedisScript;
  private readonly returning: RedisScript;
  private readonly asking: RedisScript;

  constructor(redis: RedisClient) {
    super();
    this.putting = redis.script(PUT_POOL);
    this.taking = redis.script(TAKE_LEASE);
    this.renewing = redis.script(RENEW_LEASE);
    this.settling = redis.script(SETTLE_LEASE);
    this.lapsing = redis.script(LAPSED_LEASES);
    this.returning = redis.script(GIVE_BACK_UNITS);
    this.asking = redis.script(POOL_STANDING);
  }

  async put(pool: string, total: number): Promise<PoolStanding | null> {
    const fits = await this.putting.run<number>(keysOf(pool), [total]);
    return fits === 1 ? this.standing(pool) : null;
  }

  async take(pool: string, request: LeaseRequest): Promise<Lease | null> {
    const { leaseId: id, holder, most, ttlMs } = request;
    const given = [id, holder, most, ttlMs];
    const reply = await this.taking.run<[string, string] | null>(keysOf(pool), given);
    return reply && { id, units: Number(reply[0]), endsAt: new Date(Number(reply[1])) };
  }

  async renew(pool: string, report: LeaseReport): Promise<Renewed | null> {
    const { leaseId, issued, spare, ttlMs } = report;
    const given = [leaseId, issued, spare, ttlMs];
    const reply = await this.renewing.run<[string, string] | number | null>(keysOf(pool), given);
    if (reply === null) return null;
    ensure(typeof reply !== 'number', 'a holder issues no more than it leased');
    return { taken: Number(reply[0]), endsAt: new Date(Number(reply[1])) };
  }

  async settle(pool: string, leaseId: string, issued: number): Promise<void> {
    const reply = await this.settling.run<number | null>(keysOf(pool), [leaseId, issued]);
    ensure(reply !== TOO_MUCH, 'a holder issues no more than it leased');
  }

  async lapsed(pool: string): Promise<readonly string[]> {
    return (await this.lapsing.run<string[] | null>(keysOf(pool), [])) ?? [];
  }

  async giveBack(pool: string, units: number): Promise<void> {
    await this.returning.run(keysOf(pool), [units]);
  }

  async standing(pool: string): Promise<PoolStanding | null> {
    const reply = await this.asking.run<string[] | null>(keysOf(pool), []);
    if (reply === null) return null;
    const [total = 0, centre = 0, leased = 0, issued = 0] = reply.map(Number);
    return { total, centre, leased, issued };
  }
}

function keysOf(pool: string): string[] {
  const tag = `{${encodeURIComponent(pool)}}`;
  return [`lease-pool:${tag}`, `lease-over:${tag}`];
}
