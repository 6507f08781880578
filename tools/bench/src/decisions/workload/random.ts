import { seeded } from '../../measure/seeded.js';

/** Numbers in [0, 1). */
export type Random = () => number;

/** A source of its own for the nth thing of a kind: things can be made in any order. */
export function sourceOf(kind: number, n: number): Random {
  const random = seeded(Math.imul(kind + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  random();
  return random;
}

/** A whole number from 0 to `bound` - 1. */
export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/** A rank from 0 to `count` - 1, low ones often: close to Zipf's law with exponent 1, without a table. */
export function zipf(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1))) - 1);
}

/** So many different ones of the values, in their order. */
export function pick<T>(random: Random, values: readonly T[], count: number): T[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(below(random, values.length));
  return values.filter((_, index) => chosen.has(index));
}
