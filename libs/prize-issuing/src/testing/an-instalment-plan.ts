import type { InstalmentPlan } from '@boon/benefit-terms';
import { BasisPoints, Money } from '@boon/shared-kernel';
import type { LockRequest } from '../redemption/domain/lock-request.js';

/** How an order is paid in parts, and what the shopper was told that is waived, in fen. */
export function anInstalmentPlan(
  plan: Omit<InstalmentPlan, 'annualRate'> & { readonly annualRate: number },
  expectedWaived: number | null = null,
): LockRequest['instalments'] {
  return {
    plan: { ...plan, annualRate: BasisPoints.of(plan.annualRate) },
    expectedWaived: expectedWaived === null ? null : Money.ofFen(expectedWaived),
  };
}
