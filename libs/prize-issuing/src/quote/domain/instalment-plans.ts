import type { InstalmentPlan } from '@boon/benefit-terms';
import { BasisPoints, ensure } from '@boon/shared-kernel';

const PLAN = /^(\d{1,2}):(\d{1,5}):(flat|declining)$/;
const MOST_MONTHS = 60;

/**
 * Plans out of `months:basis points a year:flat|declining, ...`; none for an empty text. Throws for anything
 * else, and for two plans over as many months: an application with wrong plans must not start.
 */
export function instalmentPlansOf(text: string): InstalmentPlan[] {
  const parts = text.split(',').map((part) => part.trim());
  const plans = parts.filter((part) => part !== '').map(planOf);
  const months = new Set(plans.map((plan) => plan.months));
  ensure(months.size === plans.length, 'instalment plans must differ in their months');
  return plans;
}

function planOf(text: string): InstalmentPlan {
  const [, months, rate, method] = PLAN.exec(text) ?? [];
  const isPlan = Number(months) >= 1 && Number(months) <= MOST_MONTHS && Number(rate) <= 10_000;
  ensure(isPlan, `"${text}" is no instalment plan: months:basis points a year:flat|declining`);
  return {
    months: Number(months),
    annualRate: BasisPoints.of(Number(rate)),
    method: method === 'declining' ? 'declining' : 'flat',
  };
}
