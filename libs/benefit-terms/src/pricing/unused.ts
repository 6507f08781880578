import { Money } from '@boon/shared-kernel';
import { leftOf, type Candidate } from './candidate.js';
import type { InstalmentPlan } from './interest.js';
import { leftBefore } from './left-before.js';
import type { OfferedGrant, PricingPolicy } from './order.js';
import type { PricedOrder } from './price-order.js';
import type { SeenOrder } from './seen-order.js';

/** Why a grant is not part of the best set. */
export type UnusedReason =
  | 'grant.leaves-prices-alone'
  | 'grant.out-of-scope'
  | 'grant.below-threshold'
  | 'grant.below-threshold-after-others'
  | 'grant.without-effect'
  | 'grant.barred-by-exclusive'
  | 'grant.nothing-left'
  | 'grant.another-of-group'
  | 'grant.not-in-best-set'
  | 'grant.subsidy-limit'
  | 'grant.no-instalments'
  | 'grant.other-months'
  | 'grant.another-waives-more';

/** A grant that the best set does without; `missing`: what the order is short of its threshold. */
export interface UnusedGrant {
  readonly grantId: string;
  readonly reason: UnusedReason;
  readonly missing?: Money;
}

/** What the answer to an order was. */
export interface Answered {
  readonly seen: SeenOrder;
  readonly chosen: readonly Candidate[];
  readonly order: PricedOrder;
  readonly plan: InstalmentPlan | null;
  readonly policy: PricingPolicy;
}

/** A reason for each grant that the answer does without, in the order in which they were offered. */
export function unusedOf(grants: readonly OfferedGrant[], answered: Answered): UnusedGrant[] {
  const { seen, order } = answered;
  const used = new Set(order.grants.map(({ grantId }) => grantId));
  if (order.interest?.grant) used.add(order.interest.grant.grantId);
  const candidates = new Map(seen.candidates.map((candidate) => [candidate.grant, candidate]));
  return grants
    .filter(({ grantId }) => !used.has(grantId))
    .map((grant) => {
      const candidate = candidates.get(grant);
      const why = candidate ? whyNot(candidate, answered) : { reason: whyIdle(grant, answered) };
      return { grantId: grant.grantId, ...why };
    });
}

function whyNot(candidate: Candidate, answered: Answered): Omit<UnusedGrant, 'grantId'> {
  const { rule, positions, listSubtotal, onList } = candidate;
  if (positions.length === 0) return { reason: 'grant.out-of-scope' };

  const missing = rule.threshold.minus(Money.ofFen(listSubtotal));
  if (missing.isPositive()) return { reason: 'grant.below-threshold', missing };
  if (onList === 0) return { reason: 'grant.without-effect' };
  if (isBarred(answered) || rule.exclusive) return { reason: 'grant.barred-by-exclusive' };
  return whyOutranked(candidate, answered);
}

function whyOutranked(candidate: Candidate, answered: Answered): Omit<UnusedGrant, 'grantId'> {
  const { seen, chosen, order, policy } = answered;
  const { rule, basis, threshold } = candidate;
  const rivals = chosen.filter((other) => other.rule.slot === rule.slot).length;
  if (rivals >= (policy.groupSizes[rule.group] ?? 1)) return { reason: 'grant.another-of-group' };

  const left = order.lines.map((line) => Number(line.payable.fen));
  if (leftOf(candidate, left) === 0) return { reason: 'grant.nothing-left' };
  const short = threshold - leftOf(candidate, leftBefore(candidate, seen.amounts, chosen));
  if (basis === 'running' && short > 0) {
    return { reason: 'grant.below-threshold-after-others', missing: Money.ofFen(short) };
  }
  return { reason: 'grant.not-in-best-set' };
}

/** Of grants that are no price grants. */
function whyIdle(grant: OfferedGrant, answered: Answered): UnusedReason {
  const { seen, order, plan } = answered;
  const waiver = seen.waivers.find((other) => other.grant === grant)?.waiver;
  if (waiver !== undefined) {
    if (!seen.lines.some((line) => waiver.covers(line))) return 'grant.out-of-scope';
    if (plan === null) return 'grant.no-instalments';
    if (!waiver.months.has(plan.months)) return 'grant.other-months';
    return order.interest?.grant ? 'grant.another-waives-more' : 'grant.without-effect';
  }
  const lot = seen.lots.find((other) => other.grant === grant);
  if (lot === undefined) return 'grant.leaves-prices-alone';
  if (lot.available === 0) return 'grant.without-effect';
  return isBarred(answered) ? 'grant.barred-by-exclusive' : 'grant.subsidy-limit';
}

function isBarred({ chosen }: Answered): boolean {
  return chosen.some((candidate) => candidate.rule.exclusive);
}
