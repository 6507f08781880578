import type { Odds } from './lottery.js';

/** Weights above this could not be drawn exactly with 53 random bits and 100 prizes. */
const MOST_WEIGHT = 10n ** 13n;

/**
 * Whole-number weights in exactly the proportion of the odds, summing to their common denominator; null
 * when the odds do not sum to one, or when that denominator passes 10^13.
 */
export function weightsOf(odds: readonly Odds[]): readonly number[] | null {
  let common = 1n;
  for (const { denominator } of odds) {
    common = leastCommonMultiple(common, BigInt(denominator));
    if (common > MOST_WEIGHT) return null;
  }
  const weights = odds.map(
    ({ numerator, denominator }) => (common / BigInt(denominator)) * BigInt(numerator),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  return sum === common ? weights.map(Number) : null;
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
