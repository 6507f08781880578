import { blendedValue, blendFor } from '@boon/solution/valuation';
import type { Question } from './workload/audience.js';
import { discountOn } from './workload/benefit.js';
import { SLOTS, type BenchPlan } from './workload/plans.js';
import type { BenchProduct } from './workload/products.js';
import { stageOf, type BenchShopper } from './workload/shoppers.js';

/** What a shopper has had of the plans, by the plan's number. */
export interface Had {
  readonly seenToday: ReadonlyMap<number, number>;
  readonly claimed: ReadonlyMap<number, number>;
}

/** A plan that may be shown, and what showing it is worth. */
export interface Choice {
  readonly plan: BenchPlan;
  readonly discount: number;
  readonly score: number;
}

/** Who looks at what, when. */
export interface Visit {
  readonly shopper: BenchShopper;
  readonly product: BenchProduct;
  readonly had: Had;
  readonly now: number;
}

/** All that may be shown in one slot: every plan is asked every question. Slow, and nobody's code but its own. */
export function choicesOf(plans: readonly BenchPlan[], slot: string, visit: Visit): Choice[] {
  const { shopper, product, had, now } = visit;
  const stage = stageOf(shopper, now);
  return plans.flatMap((plan) => {
    if (!plan.slots.includes(slot)) return [];
    const discount = discountOn(plan.benefit, product);
    if (discount === 0) return [];
    if (!plan.audience.every((question) => isAnsweredYes(question, shopper, stage))) return [];
    if (plan.dailyCap !== null && (had.seenToday.get(plan.n) ?? 0) >= plan.dailyCap) return [];
    if (plan.perUser !== null && (had.claimed.get(plan.n) ?? 0) >= plan.perUser) return [];
    return [{ plan, discount, score: worthOf(plan, discount, stage) }];
  });
}

/** The largest total that winners of the slots can have, no plan twice: every combination is tried. */
export function bestTotal(choices: readonly (readonly Choice[])[]): number {
  // Of a slot only as many as there are slots can matter: the others' winners take at most the rest.
  const shortlists = choices.map((some) =>
    [...some].sort((a, b) => b.score - a.score).slice(0, SLOTS.length),
  );
  const bestFrom = (at: number, taken: readonly number[]): number => {
    const shortlist = shortlists[at];
    if (shortlist === undefined) return 0;
    const totals = shortlist
      .filter(({ plan }) => !taken.includes(plan.n))
      .map(({ plan, score }) => score + bestFrom(at + 1, [...taken, plan.n]));
    return Math.max(bestFrom(at + 1, taken), ...totals);
  };
  return bestFrom(0, []);
}

function isAnsweredYes(question: Question, shopper: BenchShopper, stage: string): boolean {
  const isIn = (segment: string) => shopper.segments.includes(segment);
  switch (question.ask) {
    case 'stage-in':
      return question.stages.includes(stage);
    case 'in-segments':
      return question.segments.some(isIn);
    case 'not-in-segments':
      return !question.segments.some(isIn);
    case 'paid-orders':
      return shopper.paidOrders >= question.from && shopper.paidOrders <= question.to;
    case 'last-paid-before':
      return shopper.lastPaidAt !== null && shopper.lastPaidAt < question.at;
    case 'last-paid-after':
      return shopper.lastPaidAt !== null && shopper.lastPaidAt >= question.at;
  }
}

type Stage = Parameters<typeof blendedValue>[1]['stage'];

/** The versioned weights are what the platform publishes; the oracle takes them as given. */
export function worthOf(
  { goal, priority, benefit }: BenchPlan,
  discount: number,
  stage: string,
): number {
  return blendedValue(blendFor('pdp', null), {
    ...{ savingFen: discount, goal, stage: stage as Stage, priority },
    ...{ kind: benefit.kind, platformShare: benefit.merchant === null ? 10_000 : 0 },
  });
}
