import { ensure } from '@boon/shared-kernel';

/**
 * Deals `amount` in proportion to the weights by largest remainder in whole fen; ties go to the earlier
 * position. Exact in sum; no share exceeds its weight. Needs 0 <= amount <= sum of the weights.
 */
export function apportion(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  ensure(amount >= 0n && amount <= whole, 'a discount is never more than what it is dealt over');
  if (amount === 0n) return weights.map(() => 0n);

  const shares = weights.map((weight) => (amount * weight) / whole);
  const remainders = weights.map((weight) => (amount * weight) % whole);
  let rest = amount - shares.reduce((sum, share) => sum + share, 0n);
  const byRemainder = weights
    .map((_, position) => position)
    .sort((a, b) => compare(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
  for (const position of byRemainder) {
    if (rest === 0n) break;
    shares[position] = (shares[position] ?? 0n) + 1n;
    rest -= 1n;
  }
  return shares;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
