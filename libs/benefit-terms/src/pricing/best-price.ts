import { Money } from '@boon/shared-kernel';
import { bestSet } from './best-set.js';
import { candidateOf, discountWith, type Candidate } from './candidate.js';
import {
  ensurePriceable,
  lineAmount,
  type OfferedGrant,
  type OrderLine,
  type PricingPolicy,
} from './order.js';
import { priceOrder, type PricedOrder } from './price-order.js';

/** Why a grant is not part of the best set. */
export type UnusedReason =
  | 'grant.leaves-prices-alone'
  | 'grant.out-of-scope'
  | 'grant.below-threshold'
  | 'grant.without-effect'
  | 'grant.barred-by-exclusive'
  | 'grant.not-in-best-set';

/** A grant that the best set does without; `missing`: what the order is short of its threshold. */
export interface UnusedGrant {
  readonly grantId: string;
  readonly reason: UnusedReason;
  readonly missing?: Money;
}

/** The order at its best price. */
export interface BestPrice {
  readonly order: PricedOrder;
  readonly unused: readonly UnusedGrant[];
  /** True when no other set takes more off; else `gap` says how much more there could be at most. */
  readonly optimal: boolean;
  readonly gap: Money;
}

/**
 * The set of grants with the largest total discount (domain rule 7: ties by fewest grants, earliest
 * expiry, lowest ids), found by a search that is exact unless it meets `policy.maxNodes`. The same input
 * always gives the same answer, in whatever order the grants come.
 */
export function bestPrice(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
): BestPrice {
  ensurePriceable(lines);
  const amounts = lines.map(lineAmount);
  const seen = new Map(grants.map((grant) => [grant, candidateOf(grant, lines, policy)]));
  const candidates = [...seen.values()].filter((candidate) => candidate !== null);
  const { chosen, gap } = bestSet(candidates, amounts, policy);

  const used = new Set(chosen.candidates.map((candidate) => candidate.grant));
  const barred = chosen.candidates.some((candidate) => candidate.rule.exclusive);
  const unused = grants
    .filter((grant) => !used.has(grant))
    .map((grant) => unusedGrant(grant, seen.get(grant) ?? null, amounts, barred));
  return {
    order: priceOrder(lines, [...used], policy),
    unused,
    optimal: gap === 0n,
    gap: Money.ofFen(gap),
  };
}

function unusedGrant(
  { grantId }: OfferedGrant,
  candidate: Candidate | null,
  amounts: readonly bigint[],
  barred: boolean,
): UnusedGrant {
  if (candidate === null) return { grantId, reason: 'grant.leaves-prices-alone' };
  if (candidate.positions.length === 0) return { grantId, reason: 'grant.out-of-scope' };

  const missing = candidate.rule.threshold.minus(Money.ofFen(candidate.listSubtotal));
  if (missing.isPositive()) return { grantId, reason: 'grant.below-threshold', missing };
  if (discountWith(candidate, amounts) === 0n) return { grantId, reason: 'grant.without-effect' };
  if (barred || candidate.rule.exclusive) return { grantId, reason: 'grant.barred-by-exclusive' };
  return { grantId, reason: 'grant.not-in-best-set' };
}
