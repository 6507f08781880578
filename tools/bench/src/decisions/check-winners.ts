import { bestTotal, choicesOf, type Visit } from './oracle.js';
import { idOf, SLOTS, type BenchPlan } from './workload/plans.js';

/** The part of an answer that is judged. */
export interface SeenAnswer {
  readonly degraded?: readonly string[];
  readonly slots: readonly {
    readonly slot: string;
    readonly winners: readonly {
      readonly stockId: string;
      readonly planId: string;
      readonly claim: { readonly state: string } | null;
      readonly priceAfterBenefit: { readonly discount: string; readonly payable: string } | null;
    }[];
  }[];
}

/**
 * What is wrong with an answer; nothing when its winners may all be shown and no other winners are worth more.
 * Where several sets are worth the same, any of them is right.
 */
export function faultsOf(answer: SeenAnswer, plans: readonly BenchPlan[], visit: Visit): string[] {
  if ((answer.degraded ?? []).length > 0) return [`degraded: ${String(answer.degraded)}`];
  const choices = SLOTS.map((slot) => choicesOf(plans, slot, visit));
  const faults: string[] = [];
  const shown = new Set<number>();
  let total = 0;
  for (const [index, { slot, winners }] of answer.slots.entries()) {
    const [winner, ...others] = winners;
    if (slot !== SLOTS[index] || others.length > 0) faults.push(`${slot}: not what was asked`);
    if (winner === undefined) continue;
    const choice = choices[index]?.find(({ plan }) => idOf('stock', plan.n) === winner.stockId);
    if (choice === undefined || winner.planId !== idOf('plan', choice.plan.n)) {
      faults.push(`${slot}: ${winner.stockId} may not be shown`);
      continue;
    }
    const { plan, discount, score } = choice;
    total += score;
    if (shown.has(plan.n)) faults.push(`${slot}: ${winner.stockId} is shown twice`);
    shown.add(plan.n);
    const price = winner.priceAfterBenefit;
    if (price?.discount !== String(discount)) faults.push(`${slot}: ${price?.discount} off`);
    if (price?.payable !== String(visit.product.price - discount)) faults.push(`${slot}: payable`);
    if ((winner.claim !== null) !== (plan.mode !== 'display')) faults.push(`${slot}: claim`);
  }
  const best = bestTotal(choices);
  if (total !== best) faults.push(`worth ${total}, the best is ${best}`);
  return faults;
}
