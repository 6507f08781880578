import { ensure } from '@boon/shared-kernel';

/** Units that one process may hand out by itself until the lease ends. */
export interface Lease {
  /** Made by the holder; the same id again is the same lease. */
  readonly id: string;
  readonly units: number;
  /** By the centre's clock. */
  readonly endsAt: Date;
}

/** Where the units of a pool are: `centre + leased + issued = total`. */
export interface PoolStanding {
  readonly total: number;
  /** With nobody. */
  readonly centre: number;
  /** With holders and not known to be issued. */
  readonly leased: number;
  readonly issued: number;
}

/** A holder asks for units. */
export interface LeaseRequest {
  readonly leaseId: string;
  readonly holder: string;
  /** Never more than these are given. */
  readonly most: number;
  readonly ttlMs: number;
}

/** A holder tells what became of its units. */
export interface LeaseReport {
  readonly leaseId: string;
  /** Units of this lease issued so far: reports may arrive twice and in any order. */
  readonly issued: number;
  /** Units that the holder has set aside and can do without. */
  readonly spare: number;
  readonly ttlMs: number;
}

/** What a renewed lease is from now on: `taken` of the spare units went back to the centre. */
export interface Renewed {
  readonly taken: number;
  readonly endsAt: Date;
}

/** Under this share of the total a lease is a single unit: nobody is refused while others hoard the last ones. */
const SCARCE_SHARE = 0.002;
/** A lease is this part of the centre, weighed by the holder's share of recent demand. */
const PART_OF_CENTRE = 0.5;
/** After so long an earlier demand counts half. */
const HALF_LIFE_MS = 2_000;
/** Somebody found the centre empty: for so long, holders are asked for what they can spare. */
const HUNGRY_MS = 5_000;

interface Held {
  units: number;
  issued: number;
  endsAt: number;
}

interface Demand {
  weight: number;
  at: number;
}

/**
 * A pool of units divided among processes by leases (escrow: O'Neil 1986; bounded counters, arXiv
 * 1503.09052). Each unit is in one place at any time, whatever is lost, repeated or late: what a holder
 * that died had issued, the record tells (`settle`). Instants are epoch milliseconds of one clock.
 */
export class LeasePool {
  private readonly leases = new Map<string, Held>();
  private readonly closed = new Set<string>();
  private readonly demand = new Map<string, Demand>();
  private issuedByClosed = 0;
  private hungryUntil = 0;
  private centre: number;

  constructor(private total: number) {
    this.centre = total;
  }

  /** A new total; null where more is out already. */
  resize(total: number): PoolStanding | null {
    const centre = this.centre + total - this.total;
    if (centre < 0) return null;
    this.centre = centre;
    this.total = total;
    return this.standing();
  }

  /** Units for a holder; null when none are left, or the lease ended before. */
  take(request: LeaseRequest, now: number): Lease | null {
    const { leaseId, holder, most, ttlMs } = request;
    const known = this.leases.get(leaseId);
    if (known !== undefined) return leaseOf(leaseId, known);
    if (this.closed.has(leaseId)) return null;
    const units = Math.min(most, this.sizeFor(holder, now), this.centre);
    if (units === 0) {
      this.hungryUntil = now + HUNGRY_MS;
      return null;
    }
    const held = { units, issued: 0, endsAt: now + ttlMs };
    this.centre -= units;
    this.leases.set(leaseId, held);
    return leaseOf(leaseId, held);
  }

  /** Keeps a lease alive; null when it has lapsed or was closed: the holder must issue no more of it. */
  renew({ leaseId, issued, spare, ttlMs }: LeaseReport, now: number): Renewed | null {
    const held = this.leases.get(leaseId);
    if (held === undefined || held.endsAt <= now) return null;
    this.learn(held, issued);
    const taken = now < this.hungryUntil ? Math.min(spare, held.units - held.issued) : 0;
    held.units -= taken;
    this.centre += taken;
    held.endsAt = Math.max(held.endsAt, now + ttlMs);
    return { taken, endsAt: new Date(held.endsAt) };
  }

  /** The end of a lease: what was not issued goes back to the centre, once. */
  settle(leaseId: string, issued: number): void {
    const held = this.leases.get(leaseId);
    if (held === undefined) {
      // A lease that was never taken, or not yet: it must not come to life afterwards.
      this.closed.add(leaseId);
      return;
    }
    this.learn(held, issued);
    this.leases.delete(leaseId);
    this.closed.add(leaseId);
    this.issuedByClosed += held.issued;
    this.centre += held.units - held.issued;
  }

  /** Leases whose time has passed: what they issued is to be asked of the record, then they are settled. */
  lapsed(now: number): string[] {
    return [...this.leases].filter(([, { endsAt }]) => endsAt <= now).map(([id]) => id);
  }

  /** Units that were issued come back to be issued again. */
  giveBack(units: number): void {
    this.issuedByClosed -= units;
    this.centre += units;
  }

  standing(): PoolStanding {
    const held = [...this.leases.values()];
    const issued = held.reduce((sum, lease) => sum + lease.issued, this.issuedByClosed);
    const leased = held.reduce((sum, lease) => sum + lease.units - lease.issued, 0);
    return { total: this.total, centre: this.centre, leased, issued };
  }

  private learn(held: Held, issued: number): void {
    ensure(issued <= held.units, 'a holder issues no more than it leased');
    held.issued = Math.max(held.issued, issued);
  }

  private sizeFor(holder: string, now: number): number {
    const own = this.weigh(holder, now);
    if (this.centre < SCARCE_SHARE * this.total) return 1;
    let all = 0;
    for (const { weight, at } of this.demand.values()) all += decayed(weight, now - at);
    return Math.max(1, Math.floor(PART_OF_CENTRE * this.centre * (own / all)));
  }

  /** Each request is one more sign of demand. */
  private weigh(holder: string, now: number): number {
    const before = this.demand.get(holder);
    const weight = 1 + (before === undefined ? 0 : decayed(before.weight, now - before.at));
    this.demand.set(holder, { weight, at: now });
    return weight;
  }
}

function decayed(weight: number, ageMs: number): number {
  return weight * 0.5 ** (Math.max(0, ageMs) / HALF_LIFE_MS);
}

function leaseOf(id: string, { units, endsAt }: Held): Lease {
  return { id, units, endsAt: new Date(endsAt) };
}
