import { Clock, refused, type Refused } from '@boon/shared-kernel';
import { Injectable } from '@nestjs/common';
import { ClaimAdmission } from '../domain/claim-admission.js';
import { identityOfClaim, type Claim } from '../domain/claim.js';

const SOLD_OUT_MS = 1_000;
const MOST_KEYS = 1_000_000;

/**
 * Admission for an installation with one issuing process. A sold-out flag lapses after a second, so that
 * a stock which was raised or resumed needs no message. Offers made before this process started always
 * pass: their key may have been granted by the process before.
 */
@Injectable()
export class InProcessAdmission extends ClaimAdmission {
  private readonly flaggedUntil = new Map<string, number>();
  private readonly letThrough = new Set<string>();
  private readonly startedAt: number;

  constructor(private readonly clock: Clock) {
    super();
    this.startedAt = clock.now().getTime();
  }

  override admit(claim: Claim): Promise<Refused<'quota.exhausted'> | null> {
    const key = identityOfClaim(claim);
    const isKnown = this.letThrough.has(key) || claim.offeredAt.getTime() <= this.startedAt;
    if (!isKnown && this.isHopeless(claim)) return Promise.resolve(refused('quota.exhausted'));

    this.remember(key);
    return Promise.resolve(null);
  }

  override soldOut(stockIds: readonly string[]): void {
    const until = this.clock.now().getTime() + SOLD_OUT_MS;
    for (const stockId of stockIds) this.flaggedUntil.set(stockId, until);
  }

  private isHopeless({ items, pack }: Claim): boolean {
    const isGone = ({ stockId }: { stockId: string }): boolean => this.isFlagged(stockId);
    return pack === 'all' ? items.some(isGone) : items.every(isGone);
  }

  private isFlagged(stockId: string): boolean {
    const until = this.flaggedUntil.get(stockId);
    if (until === undefined) return false;
    if (until > this.clock.now().getTime()) return true;
    this.flaggedUntil.delete(stockId);
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
