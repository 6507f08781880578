import type { LeaseCentre } from './lease-centre.js';

/** How a process keeps its part of a pool. */
export interface LeasedUnitsOptions {
  readonly pool: string;
  /** The process: what it asked for lately decides how much it is given. */
  readonly holder: string;
  /** A lease that is not renewed for so long is over. */
  readonly ttlMs: number;
  /** Milliseconds of a clock that only ever runs forward. */
  readonly monotonic: () => number;
  /** Names a lease, never twice. */
  readonly newId: () => string;
}

/** One unit (or several) on its way to be issued; exactly one of `issued` and `back` is called. */
export interface UnitsInHand {
  /** What the record notes with what is issued, so that it can be asked after a crash. */
  readonly leaseId: string;
  readonly units: number;
  /** The record has them. */
  issued(): void;
  /** They were not issued after all. */
  back(): void;
}

interface Part {
  readonly leaseId: string;
  free: number;
  inHand: number;
  issued: number;
  /** By the own clock, counted from before the centre was asked: never later than the centre's end. */
  safeUntil: number;
}

/** Nothing is issued in the last fifth of a lease: an answer may be late. */
const SAFE_PART = 0.8;
const REFILL_BELOW = 0.25;
const MOST_AT_ONCE = 1_000_000_000;

/** The units that this process may hand out by itself; asks the centre before they run out. */
export class LeasedUnits {
  private readonly parts = new Map<string, Part>();
  private refilling: Promise<void> | null = null;
  private lastSize = 0;
  private isClosed = false;

  constructor(
    private readonly centre: LeaseCentre,
    private readonly options: LeasedUnitsOptions,
  ) {}

  /** Takes units at once or after one call to the centre; null when there are none to be had. */
  async take(units = 1): Promise<UnitsInHand | null> {
    const found = this.takeHere(units);
    if (found !== null) {
      if (this.free() < REFILL_BELOW * this.lastSize)
        void this.refill(units).catch(() => undefined);
      return found;
    }
    await this.refill(units);
    return this.takeHere(units);
  }

  /** Tells the centre what was issued and gives up what it wants back; to be called every third of the life. */
  async renew(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => this.renewPart(part)));
  }

  /** Ends every lease; what is in hand by then is for the record to tell. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.refilling?.catch(() => undefined);
    for (const part of this.parts.values()) {
      part.free = 0;
      // Still in hand: it may be issued yet, so this lease is left to lapse and to be settled by the record.
      if (part.inHand > 0) continue;
      await this.centre.settle(this.options.pool, part.leaseId, part.issued);
      this.parts.delete(part.leaseId);
    }
  }

  private takeHere(units: number): UnitsInHand | null {
    const now = this.options.monotonic();
    for (const part of this.parts.values()) {
      if (part.free < units || now >= part.safeUntil) continue;
      part.free -= units;
      part.inHand += units;
      return inHand(part, units);
    }
    return null;
  }

  private free(): number {
    let free = 0;
    for (const part of this.parts.values()) free += part.free;
    return free;
  }

  private refill(units: number): Promise<void> {
    this.refilling ??= this.lease(units).finally(() => (this.refilling = null));
    return this.refilling;
  }

  private async lease(units: number): Promise<void> {
    if (this.isClosed) return;
    const { pool, holder, ttlMs, monotonic, newId } = this.options;
    const asked = monotonic();
    const leaseId = newId();
    const lease = await this.centre.take(pool, { leaseId, holder, most: MOST_AT_ONCE, ttlMs });
    if (lease === null) return;
    this.lastSize = Math.max(lease.units, units);
    const safeUntil = asked + SAFE_PART * ttlMs;
    this.parts.set(leaseId, { leaseId, free: lease.units, inHand: 0, issued: 0, safeUntil });
  }

  private async renewPart(part: Part): Promise<void> {
    const { pool, ttlMs, monotonic } = this.options;
    const { leaseId, issued } = part;
    if (part.free + part.inHand === 0) {
      this.parts.delete(leaseId);
      await this.centre.settle(pool, leaseId, issued);
      return;
    }
    const asked = monotonic();
    const spare = Math.ceil(part.free / 2);
    part.free -= spare;
    const renewed = await this.centre.renew(pool, { leaseId, issued, spare, ttlMs });
    if (renewed === null) {
      // It lapsed: whatever was free is the centre's again once the record was asked.
      this.parts.delete(leaseId);
      return;
    }
    part.free += spare - renewed.taken;
    part.safeUntil = asked + SAFE_PART * ttlMs;
  }
}

function inHand(part: Part, units: number): UnitsInHand {
  let isOver = false;
  const end = (move: () => void): void => {
    if (isOver) return;
    isOver = true;
    part.inHand -= units;
    move();
  };
  return {
    leaseId: part.leaseId,
    units,
    issued: () => end(() => (part.issued += units)),
    back: () => end(() => (part.free += units)),
  };
}
