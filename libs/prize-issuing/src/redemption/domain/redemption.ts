import type { PricingPolicy } from '@boon/benefit-terms';
import { Money, refused, type Refused } from '@boon/shared-kernel';

/** `released`: the lock ran out and the grants went back to the wallet. */
export type RedemptionState = 'locked' | 'confirmed' | 'cancelled' | 'released';

/** A line of the order as it was priced at the lock. */
export interface RedemptionLine {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
  /** Units that came back so far. */
  readonly returned: number;
  readonly amount: Money;
  readonly discount: Money;
  readonly payable: Money;
}

/** What one grant took off one line, and who pays: `platform + merchant = discount`. Never recomputed. */
export interface RedemptionShare {
  readonly grantId: string;
  readonly lineId: string;
  readonly discount: Money;
  readonly platform: Money;
  readonly merchant: Money;
}

/** What is fixed at the lock. */
export interface RedemptionParts {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  /** Hash of what was asked, so that a repeated lock is told from another one. */
  readonly requestHash: string;
  readonly mode: PricingPolicy['mode'];
  readonly amount: Money;
  readonly discount: Money;
  readonly payable: Money;
  readonly lockedAt: Date;
  readonly lockExpiresAt: Date;
  readonly lines: readonly RedemptionLine[];
  readonly shares: readonly RedemptionShare[];
}

/**
 * How a confirmation finds the grants: `repeat` (done before), `locked` (in time), `overdue` (still locked,
 * but past the lock's time), `released` (already back in the wallet).
 */
export type ConfirmPath = 'repeat' | 'locked' | 'overdue' | 'released';

/** Use of grants on one order: locked, then confirmed or given back. */
export class Redemption {
  private constructor(
    readonly parts: RedemptionParts,
    private currentState: RedemptionState,
  ) {}

  /** An order's grants are locked from now on. */
  static lock(parts: RedemptionParts): Redemption {
    return new Redemption(parts, 'locked');
  }

  /** A redemption as it was stored. */
  static restore(parts: RedemptionParts, state: RedemptionState): Redemption {
    return new Redemption(parts, state);
  }

  get state(): RedemptionState {
    return this.currentState;
  }

  /** The ids of its grants, each once, in id order: the order in which they are locked. */
  get grantIds(): readonly string[] {
    return [...new Set(this.parts.shares.map((share) => share.grantId))].sort();
  }

  /** The order is paid. Past the lock's time the caller must see whether the grants can still be had. */
  confirm(
    now: Date,
  ): { readonly ok: true; readonly path: ConfirmPath } | Refused<'redemption.not-locked'> {
    const before = this.currentState;
    if (before === 'confirmed') return { ok: true, path: 'repeat' };
    if (before === 'cancelled') return refused('redemption.not-locked', { state: before });

    this.currentState = 'confirmed';
    if (before === 'released') return { ok: true, path: 'released' };
    const inTime = now.getTime() < this.parts.lockExpiresAt.getTime();
    return { ok: true, path: inTime ? 'locked' : 'overdue' };
  }

  /** The order is not paid: the grants go back. Doing so twice, or after the lock ran out, changes nothing. */
  cancel(): { readonly ok: true; readonly unlocks: boolean } | Refused<'redemption.not-locked'> {
    const before = this.currentState;
    if (before === 'confirmed') return refused('redemption.not-locked', { state: before });
    this.currentState = 'cancelled';
    return { ok: true, unlocks: before === 'locked' };
  }

  /** What each grant took off, in sum. */
  takenBy(grantId: string): Pick<RedemptionShare, 'discount' | 'platform' | 'merchant'> {
    const shares = this.parts.shares.filter((share) => share.grantId === grantId);
    return {
      discount: Money.sum(shares.map((share) => share.discount)),
      platform: Money.sum(shares.map((share) => share.platform)),
      merchant: Money.sum(shares.map((share) => share.merchant)),
    };
  }
}
