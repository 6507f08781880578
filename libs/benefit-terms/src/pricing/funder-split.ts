import { Money, type BasisPoints } from '@boon/shared-kernel';

/** One grant's discount on one line, and who pays it: `platform + merchant = discount`. */
export interface LineShare {
  readonly grantId: string;
  readonly lineId: string;
  readonly discount: Money;
  readonly platform: Money;
  readonly merchant: Money;
}

/**
 * The platform's part of each line's discount: of the first k lines together it is floor(share x their
 * discount / 10,000), each line's part the difference. So parts are exact per line, per grant and in sum.
 * Lines without a discount have no share.
 */
export function lineShares(
  grantId: string,
  platform: BasisPoints,
  lines: readonly { readonly lineId: string; readonly discount: number }[],
): LineShare[] {
  let discountSoFar = Money.ZERO;
  let partSoFar = Money.ZERO;
  return lines.flatMap(({ lineId, discount: fen }) => {
    if (fen === 0) return [];
    const discount = Money.ofFen(fen);
    discountSoFar = discountSoFar.plus(discount);
    const part = discountSoFar.shareRoundedDown(platform).minus(partSoFar);
    partSoFar = partSoFar.plus(part);
    return [{ grantId, lineId, discount, platform: part, merchant: discount.minus(part) }];
  });
}
