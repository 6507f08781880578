import { Money } from '@boon/shared-kernel';
import { candidateOf, discountWith, inOrderOfUse, sharesOf, type Candidate } from './candidate.js';
import { platformParts } from './funder-split.js';
import {
  ensurePriceable,
  lineAmount,
  type OfferedGrant,
  type OrderLine,
  type PricingPolicy,
} from './order.js';

/** One grant's discount on one line, and who pays it: `platform + merchant = discount`. */
export interface LineShare {
  readonly grantId: string;
  readonly lineId: string;
  readonly discount: Money;
  readonly platform: Money;
  readonly merchant: Money;
}

/** An order with its discounts; every sum is exact to the fen. */
export interface PricedOrder {
  readonly lines: readonly {
    readonly lineId: string;
    readonly amount: Money;
    readonly discount: Money;
    readonly payable: Money;
  }[];
  /** The grants that lower the price, in the order in which they were applied. */
  readonly grants: readonly {
    readonly grantId: string;
    readonly discount: Money;
    readonly shares: readonly LineShare[];
  }[];
  readonly amount: Money;
  readonly discount: Money;
  readonly payable: Money;
}

/**
 * Prices the order with exactly these grants, in the fixed order of groups (domain rules 3 to 5 and 9).
 * It does not ask whether they may be combined: `bestPrice` does. Grants without effect are left out.
 */
export function priceOrder(
  lines: readonly OrderLine[],
  grants: readonly OfferedGrant[],
  policy: PricingPolicy,
): PricedOrder {
  ensurePriceable(lines);
  const candidates = grants
    .map((grant) => candidateOf(grant, lines, policy))
    .filter((candidate) => candidate !== null)
    .sort(inOrderOfUse);
  const left = lines.map(lineAmount);
  const used = candidates.flatMap((candidate) => {
    const shares = use(candidate, lines, left);
    return shares.length === 0 ? [] : [{ grantId: candidate.grant.grantId, shares }];
  });
  return summed(lines, left, used);
}

function use(candidate: Candidate, lines: readonly OrderLine[], left: bigint[]): LineShare[] {
  const discount = discountWith(candidate, left);
  if (discount === 0n) return [];

  const { grant, positions } = candidate;
  const discounts = sharesOf(candidate, discount, left);
  const platform = platformParts(discounts, grant.funding.platform);
  return positions.flatMap((position, index) => {
    const share = discounts[index] ?? 0n;
    const part = platform[index] ?? 0n;
    left[position] = (left[position] ?? 0n) - share;
    if (share === 0n) return [];
    return [
      {
        grantId: grant.grantId,
        lineId: lines[position]?.lineId ?? '',
        discount: Money.ofFen(share),
        platform: Money.ofFen(part),
        merchant: Money.ofFen(share - part),
      },
    ];
  });
}

function summed(
  lines: readonly OrderLine[],
  left: readonly bigint[],
  used: readonly { readonly grantId: string; readonly shares: readonly LineShare[] }[],
): PricedOrder {
  const priced = lines.map((line, position) => {
    const amount = Money.ofFen(lineAmount(line));
    const payable = Money.ofFen(left[position] ?? 0n);
    return { lineId: line.lineId, amount, discount: amount.minus(payable), payable };
  });
  return {
    lines: priced,
    grants: used.map((grant) => ({
      ...grant,
      discount: Money.sum(grant.shares.map((share) => share.discount)),
    })),
    amount: Money.sum(priced.map((line) => line.amount)),
    discount: Money.sum(priced.map((line) => line.discount)),
    payable: Money.sum(priced.map((line) => line.payable)),
  };
}
