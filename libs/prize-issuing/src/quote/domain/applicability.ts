import {
  bestPrice,
  type InstalmentPlan,
  type OrderLine,
  type PricingPolicy,
  type UnusedGrant,
} from '@boon/benefit-terms';
import { Money } from '@boon/shared-kernel';
import type { HeldGrant } from './held-grants.js';
import { quoteOf } from './quote.js';

/** What a grant could do for a cart, and what the best price makes of it. */
export interface Applicability {
  readonly grant: HeldGrant;
  /** True when it gives something by itself. */
  readonly isApplicable: boolean;
  /** What it gives by itself: off the price, out of the balance, or of the interest. */
  readonly gives: Money;
  /** Part of the best price of the cart. */
  readonly isUsed: boolean;
  /** Why it gives nothing, or why the best price does without it; null when it is used. */
  readonly reason: UnusedGrant['reason'] | null;
  /** What the cart is short of its threshold. */
  readonly missing: Money | null;
}

/** Judges each grant by itself and in the best set, by the same search as a quote; in the order given. */
export function applicabilityOf(
  lines: readonly OrderLine[],
  held: readonly HeldGrant[],
  policy: PricingPolicy,
  plan: InstalmentPlan | null,
): Applicability[] {
  const together = quoteOf(lines, held, policy, plan);
  const idle = new Map(together.unused.map((grant) => [grant.grantId, grant]));
  return held.map((grant) => {
    const { order, unused } = bestPrice(lines, [grant], policy, plan);
    const [alone] = unused;
    const why = alone ?? idle.get(grant.grantId) ?? null;
    return {
      grant,
      isApplicable: alone === undefined,
      gives: order.discount.plus(order.interest?.waived ?? Money.ZERO),
      isUsed: !idle.has(grant.grantId),
      reason: why?.reason ?? null,
      missing: why?.missing ?? null,
    };
  });
}
