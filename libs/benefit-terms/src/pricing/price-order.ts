import { Money } from '@boon/shared-kernel';
import { apportion } from './apportion.js';
import { discountWith, inOrderOfUse, sharesOf, type Candidate } from './candidate.js';
import { lineShares, type LineShare } from './funder-split.js';
import type { InstalmentPlan } from './interest.js';
import type { OfferedGrant, OrderLine, PricingPolicy } from './order.js';
import { balanceOf, seeOrder, type Lot, type SeenOrder } from './seen-order.js';
import { subsidyOn } from './subsidy.js';
import { pricedInterest, type PricedInterest } from './waiver.js';

/** A grant at work: what it takes off, line by line. */
interface UsedGrant {
  readonly grantId: string;
  /** What it does to the order; a lot of a balance may be drawn in part. */
  readonly on: 'price' | 'balance';
  readonly shares: readonly LineShare[];
}

/** An order with its discounts; every sum is exact to the fen. */
export interface PricedOrder {
  readonly lines: readonly {
    readonly lineId: string;
    readonly amount: Money;
    readonly discount: Money;
    readonly payable: Money;
  }[];
  /** The grants that lower the price, in the order in which they were applied; lots of subsidy last. */
  readonly grants: readonly (UsedGrant & { readonly discount: Money })[];
  readonly amount: Money;
  /** Subsidy included. */
  readonly discount: Money;
  /** What all lots together give: never over the limits of the policy. */
  readonly subsidy: Money;
  readonly payable: Money;
  /** What the chosen instalment plan costs on the payable; null when none was chosen. */
  readonly interest: PricedInterest | null;
}

/**
 * Prices the order with exactly these grants, in the fixed order of groups (domain rules 3 to 6, 8, 9).
 * It does not ask whether they may be combined: `bestPrice` does. Grants without effect are left out.
 */
export function priceOrder(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
  plan: InstalmentPlan | null = null,
): PricedOrder {
  return priceSeen(seeOrder(lines, grants, policy), policy, plan);
}

/** The same for an order whose grants were seen before. */
export function priceSeen(
  seen: SeenOrder,
  policy: PricingPolicy,
  plan: InstalmentPlan | null,
): PricedOrder {
  const left = [...seen.amounts];
  const used = [...seen.candidates]
    .sort(inOrderOfUse)
    .map((candidate) => use(candidate, seen.lines, left));
  const drawn = draw(seen, left, policy);
  return {
    ...summed(seen, left, [...used, ...drawn]),
    subsidy: Money.sum(drawn.flatMap(({ shares }) => shares).map(({ discount }) => discount)),
    interest: plan && pricedInterest(plan, seen.lines, left, seen.waivers),
  };
}

function use(candidate: Candidate, lines: readonly OrderLine[], left: number[]): UsedGrant {
  const shares = sharesOf(candidate, discountWith(candidate, left), left);
  const { grant, positions } = candidate;
  return { ...take(grant, lines, left, positions, shares), on: 'price' };
}

/** Domain rule 6: the subsidy is worked out on what is left to pay after all other groups. */
function draw(seen: SeenOrder, left: number[], policy: PricingPolicy): UsedGrant[] {
  const payable = left.reduce((sum, fen) => sum + fen, 0);
  let wanted = subsidyOn(payable, balanceOf(seen.lots), policy.subsidy);
  return seen.lots.map(({ grant, available }: Lot) => {
    const drawn = Math.min(wanted, available);
    wanted -= drawn;
    const shares = apportion(drawn, left);
    return { ...take(grant, seen.lines, left, [...left.keys()], shares), on: 'balance' };
  });
}

function take(
  { grantId, funding }: OfferedGrant,
  lines: readonly OrderLine[],
  left: number[],
  positions: readonly number[],
  discounts: readonly number[],
): Omit<UsedGrant, 'on'> {
  const onLines = positions.map((position, index) => {
    const discount = discounts[index] ?? 0;
    left[position] = (left[position] ?? 0) - discount;
    return { lineId: lines[position]?.lineId ?? '', discount };
  });
  return { grantId, shares: lineShares(grantId, funding.platform, onLines) };
}

function summed(
  { lines, amounts }: SeenOrder,
  left: readonly number[],
  grants: readonly UsedGrant[],
): Omit<PricedOrder, 'subsidy' | 'interest'> {
  const priced = lines.map(({ lineId }, position) => {
    const amount = Money.ofFen(amounts[position] ?? 0);
    const payable = Money.ofFen(left[position] ?? 0);
    return { lineId, amount, discount: amount.minus(payable), payable };
  });
  return {
    lines: priced,
    grants: grants
      .filter(({ shares }) => shares.length > 0)
      .map((grant) => ({
        ...grant,
        discount: Money.sum(grant.shares.map((share) => share.discount)),
      })),
    amount: Money.sum(priced.map((line) => line.amount)),
    discount: Money.sum(priced.map((line) => line.discount)),
    payable: Money.sum(priced.map((line) => line.payable)),
  };
}
