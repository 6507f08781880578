import type { PricingPolicy } from '../order.js';
import { balanceOf, type SeenOrder } from '../seen-order.js';
import { OrderBalance } from './balance.js';
import { Search, type BestSet } from './search.js';
import { slotsOf } from './slots.js';

/** The best set of the price grants; how much subsidy goes with it is part of what makes it best. */
export function bestSet({ candidates, amounts, lots }: SeenOrder, policy: PricingPolicy): BestSet {
  const amount = amounts.reduce((sum, line) => sum + line, 0);
  const balance = new OrderBalance(amount, balanceOf(lots), policy.subsidy);
  const search = new Search(slotsOf(candidates, policy), amount, balance, policy.maxNodes);
  for (const candidate of candidates) {
    if (candidate.rule.exclusive && candidate.onList > 0) search.offerAlone(candidate);
  }
  return search.run(amounts);
}
