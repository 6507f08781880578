import type { InstalmentPlan, PricedOrder, PricingPolicy } from '@boon/benefit-terms';
import { ensure, Money, refused, type Refused } from '@boon/shared-kernel';

import type { GrantUse } from './grants-in-use.js';

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
  /** What the shopper pays for this line beside its price when the order is paid in instalments. */
  readonly interest: Money;
}

/** What of an order a grant lowers: a price, what is drawn from a balance, the interest of a plan. */
export type ShareEffect = PricedOrder['grants'][number]['on'] | 'interest';

/** What one grant took off one line, and who pays: `platform + merchant = discount`. Never recomputed. */
export interface RedemptionShare {
  readonly effect: ShareEffect;
  readonly grantId: string;
  readonly lineId: string;
  readonly discount: Money;
  readonly platform: Money;
  readonly merchant: Money;
}

/** A lot that the order draws from, how much, and how much of that came back. */
export interface RedemptionLot {
  readonly grantId: string;
  readonly drawn: Money;
  readonly returned: Money;
}

/** The instalment plan of an order, what it costs and what of that is waived. */
export interface RedemptionInterest {
  readonly plan: InstalmentPlan;
  readonly interest: Money;
  readonly waived: Money;
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
  /** What of the discount is drawn from the balance, and within which limits. */
  readonly subsidy: Money;
  readonly subsidyLimits: PricingPolicy['subsidy'];
  /** Null where no instalment plan was chosen. */
  readonly interest: RedemptionInterest | null;
  readonly lockedAt: Date;
  readonly lockExpiresAt: Date;
  readonly lines: readonly RedemptionLine[];
  readonly shares: readonly RedemptionShare[];
  /** In the order in which they were drawn. */
  readonly lots: readonly RedemptionLot[];
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
    ensureWithinSubsidyLimits(parts);
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
    ensureWithinSubsidyLimits(this.parts);

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

  /** What it uses of each grant, in id order. */
  get uses(): readonly GrantUse[] {
    return this.grantIds.map((grantId) => {
      const { effect, discount } = this.takenBy(grantId);
      return { grantId, amount: discount, inParts: effect === 'balance' };
    });
  }

  /** What each grant took off, in sum. */
  takenBy(grantId: string): Pick<RedemptionShare, 'effect' | 'discount' | 'platform' | 'merchant'> {
    const shares = this.parts.shares.filter((share) => share.grantId === grantId);
    return {
      effect: shares[0]?.effect ?? 'price',
      discount: Money.sum(shares.map((share) => share.discount)),
      platform: Money.sum(shares.map((share) => share.platform)),
      merchant: Money.sum(shares.map((share) => share.merchant)),
    };
  }
}

/** Both limits hold at the lock and again when the order is paid (invariant I11). */
function ensureWithinSubsidyLimits({ id, subsidy, payable, subsidyLimits }: RedemptionParts): void {
  const share = payable.plus(subsidy).shareRoundedDown(subsidyLimits.share);
  const most = share.atMost(subsidyLimits.ceiling);
  ensure(subsidy.compare(most) <= 0, `redemption ${id} draws ${subsidy} fen of at most ${most}`);
}
