import { ensure } from '@boon/shared-kernel';

/**
 * Deals `amount` in proportion to the weights by largest remainder in whole fen; ties go to the earlier
 * position. Exact in sum; no share exceeds its weight. Needs 0 <= amount <= sum of the weights, all whole.
 */
export function apportion(amount: number, weights: readonly number[]): number[] {
  let whole = 0;
  for (const weight of weights) whole += weight;
  ensure(amount >= 0 && amount <= whole, 'a discount is never more than what it is dealt over');
  if (amount === 0) return weights.map(() => 0);
  if (amount === whole) return [...weights];

  // Every product below is at most one of these two; where they may pass 2^53, doubles give wrong fen.
  const largest = whole * Math.max(amount, weights.length);
  return largest <= Number.MAX_SAFE_INTEGER
    ? inNumbers(amount, weights, whole)
    : inBigints(amount, weights, whole);
}

/** The same for an amount that may be more than the weights: what it is dealt over is no bound for it. */
export function inProportion(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const times = Math.max(1, Math.ceil(amount / Math.max(1, whole)));
  return apportion(
    amount,
    weights.map((weight) => weight * times),
  );
}

function inNumbers(amount: number, weights: readonly number[], whole: number): number[] {
  const count = weights.length;
  const shares = new Array<number>(count);
  // Sorts by remainder, and by position among equal ones.
  const keys = new Float64Array(count);
  let rest = amount;
  for (let position = 0; position < count; position += 1) {
    const product = amount * (weights[position] ?? 0);
    const share = Math.floor(product / whole);
    shares[position] = share;
    rest -= share;
    keys[position] = (product - share * whole) * count + (count - 1 - position);
  }
  if (rest === 0) return shares;

  keys.sort();
  for (let rank = count - rest; rank < count; rank += 1) {
    const position = count - 1 - ((keys[rank] ?? 0) % count);
    shares[position] = (shares[position] ?? 0) + 1;
  }
  return shares;
}

/** The same rule where products pass 2^53. Exported for the test that both agree. */
export function inBigints(amount: number, weights: readonly number[], whole: number): number[] {
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = products.map((product) => Number(product / BigInt(whole)));
  const remainders = products.map((product) => product % BigInt(whole));
  let rest = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = weights
    .map((_, position) => position)
    .sort((a, b) => compare(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
  for (const position of byRemainder) {
    if (rest === 0) break;
    shares[position] = (shares[position] ?? 0) + 1;
    rest -= 1;
  }
  return shares;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
