import { type BasisPoints, Money } from '@boon/shared-kernel';

/** A way to pay an order in equal monthly parts. */
export interface InstalmentPlan {
  readonly months: number;
  /** Of one year, in basis points of the principal. */
  readonly annualRate: BasisPoints;
  /** `flat`: interest on the whole principal to the end; `declining`: on what is not yet paid back. */
  readonly method: 'flat' | 'declining';
}

const MONTHS_OF_YEAR_IN_BASIS_POINTS = 120_000n;

/**
 * Domain rule 8. Flat: floor(principal x annual rate x months / 12). Declining: equal parts of the
 * principal, the odd fen in the last; each month floor(what is not paid back x annual rate / 12).
 */
export function interestOf(principal: Money, plan: InstalmentPlan): Money {
  const rate = BigInt(plan.annualRate.value);
  const months = BigInt(plan.months);
  if (plan.method === 'flat') {
    return Money.ofFen((principal.fen * rate * months) / MONTHS_OF_YEAR_IN_BASIS_POINTS);
  }
  const part = principal.fen / months;
  let interest = 0n;
  for (let month = 0n; month < months; month += 1n) {
    interest += ((principal.fen - part * month) * rate) / MONTHS_OF_YEAR_IN_BASIS_POINTS;
  }
  return Money.ofFen(interest);
}
