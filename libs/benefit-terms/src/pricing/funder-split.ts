import type { BasisPoints } from '@boon/shared-kernel';

/**
 * The platform's part of each line's discount: of the first k lines together it is floor(share x their
 * discount / 10,000), each line's part the difference. So parts are exact per line, per grant and in sum.
 */
export function platformParts(discounts: readonly bigint[], platform: BasisPoints): bigint[] {
  let discountSoFar = 0n;
  let partSoFar = 0n;
  return discounts.map((discount) => {
    discountSoFar += discount;
    const part = (discountSoFar * BigInt(platform.value)) / 10_000n - partSoFar;
    partSoFar += part;
    return part;
  });
}
