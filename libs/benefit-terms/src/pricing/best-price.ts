import { Money } from '@boon/shared-kernel';
import type { InstalmentPlan } from './interest.js';
import type { OfferedGrant, OrderLine, PricingPolicy } from './order.js';
import { priceSeen, type PricedOrder } from './price-order.js';
import { bestSet } from './search/best-set.js';
import { seeOrder, type SeenOrder } from './seen-order.js';
import { unusedOf, type UnusedGrant } from './unused.js';

/** The order at its best price. */
export interface BestPrice {
  readonly order: PricedOrder;
  readonly unused: readonly UnusedGrant[];
  /** True when no other set takes more off; else `gap` says how much more there could be at most. */
  readonly optimal: boolean;
  readonly gap: Money;
}

/**
 * The set of grants with the largest total discount (domain rule 7: ties by fewest grants, least subsidy,
 * earliest expiry, lowest ids), found by a search that is exact unless it meets `policy.maxNodes`, and the
 * largest waiver of interest when an instalment plan is chosen. The same input always gives the same
 * answer, in whatever order the grants come.
 */
export function bestPrice(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
  plan: InstalmentPlan | null = null,
): BestPrice {
  return bestOfSeen(seeOrder(lines, grants, policy), grants, policy, plan);
}

/** The same for an order whose grants were seen before. */
export function bestOfSeen(
  seen: SeenOrder,
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
  plan: InstalmentPlan | null,
): BestPrice {
  const { chosen, gap } = bestSet(seen, policy);
  // An exclusive grant bars the subsidy too; interest stands beside all.
  const barred = chosen.candidates.some((candidate) => candidate.rule.exclusive);
  const used = { ...seen, candidates: chosen.candidates, lots: barred ? [] : seen.lots };
  const order = priceSeen(used, policy, plan);
  return {
    order,
    unused: unusedOf(grants, { seen, chosen: chosen.candidates, order, plan, policy }),
    optimal: gap === 0,
    gap: Money.ofFen(gap),
  };
}
