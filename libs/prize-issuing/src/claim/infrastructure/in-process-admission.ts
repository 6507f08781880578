import { Clock, refused } from '@boon/shared-kernel';
import { Injectable } from '@nestjs/common';
import { ClaimAdmission, type Admitted } from '../domain/claim-admission.js';
import { identityOfClaim, type Claim } from '../domain/claim.js';

/** A used-up stock is tried again once in this time: it may have been raised or resumed. */
const PROBE_EVERY_MS = 1_000;
const MOST_KEYS = 1_000_000;

/**
 * Admission for an installation with one issuing process. Of a used-up stock one claim a second goes on to
 * the database, so that raising or resuming it needs no message. Offers made before this process started
 * always pass: their key may have been granted by the process before.
 */
@Injectable()
export class InProcessAdmission extends ClaimAdmission {
  /** Used-up stocks, and when each is to be tried again. */
  private readonly probeAt = new Map<string, number>();
  private readonly letThrough = new Set<string>();
  private readonly startedAt: number;

  constructor(private readonly clock: Clock) {
    super();
    this.startedAt = clock.now().getTime();
  }

  override admit(claim: Claim): Admitted {
    const key = identityOfClaim(claim);
    const isKnown = this.letThrough.has(key) || claim.offeredAt.getTime() <= this.startedAt;
    if (!isKnown && this.isHopeless(claim)) return refused('quota.exhausted');

    this.remember(key);
    return null;
  }

  override soldOut(stockIds: readonly string[]): void {
    const next = this.clock.now().getTime() + PROBE_EVERY_MS;
    for (const stockId of stockIds) this.probeAt.set(stockId, next);
  }

  override granted(stockIds: readonly string[]): void {
    if (this.probeAt.size > 0) for (const stockId of stockIds) this.probeAt.delete(stockId);
  }

  private isHopeless({ items, pack }: Claim): boolean {
    if (this.probeAt.size === 0) return false;
    const isGone = ({ stockId }: { stockId: string }): boolean => this.isUsedUp(stockId);
    return pack === 'all' ? items.some(isGone) : items.every(isGone);
  }

  private isUsedUp(stockId: string): boolean {
    const probeAt = this.probeAt.get(stockId);
    if (probeAt === undefined) return false;
    const now = this.clock.now().getTime();
    if (now < probeAt) return true;
    this.probeAt.set(stockId, now + PROBE_EVERY_MS);
    return false;
  }

  /** The oldest keys go first: their tokens have long expired. */
  private remember(key: string): void {
    this.letThrough.add(key);
    if (this.letThrough.size <= MOST_KEYS) return;
    for (const oldest of this.letThrough) {
      this.letThrough.delete(oldest);
      break;
    }
  }
}
