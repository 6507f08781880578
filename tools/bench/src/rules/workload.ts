import { seeded } from '../measure/seeded.js';

/** One question of a rule, in words that every engine can be told. */
export type Predicate =
  | { readonly op: 'eq'; readonly attribute: string; readonly value: string }
  | { readonly op: 'in' | 'not-in'; readonly attribute: string; readonly values: readonly string[] }
  | {
      readonly op: 'between';
      readonly attribute: string;
      readonly from: number;
      readonly to: number;
    };

/** All predicates must hold. */
export interface BenchRule {
  readonly id: string;
  readonly predicates: readonly Predicate[];
}

export type BenchContext = Readonly<Record<string, string | number>>;

/** How many values each text attribute has. */
const CARDINALITIES = [
  ...[4, 6, 8, 12, 16, 24, 32, 48, 64, 100],
  ...[150, 200, 300, 500, 800, 1_200, 2_000, 4_000, 8_000, 20_000],
];
const NUMBERS = 4;
const NUMBER_SPAN = 10_000;
const SEED = 20261122;

/** The attributes: twenty texts, `a0` to `a19`, and four numbers, `n0` to `n3`. */
export const TEXTS: readonly string[] = CARDINALITIES.map((_, index) => `a${index}`);
export const NUMERICS: readonly string[] = Array.from({ length: NUMBERS }, (_, n) => `n${n}`);

/**
 * The same rules for every engine: 3 to 7 predicates (mean 5) on different attributes, values by Zipf's law
 * with exponent 1; 15 % NOT IN, 15 % ranges, 30 % IN, 40 % equality.
 */
export function* benchRules(count: number): Generator<BenchRule> {
  const random = seeded(SEED);
  for (let n = 0; n < count; n += 1) {
    const free = { texts: [...TEXTS.keys()], numbers: [...NUMERICS.keys()] };
    const length = 3 + Math.floor(random() * 5);
    const predicates = Array.from({ length }, () => predicate(random, free));
    yield { id: `rule-${n}`, predicates };
  }
}

/** Contexts that know every attribute; `skip` starts elsewhere in the sequence. */
export function benchContexts(count: number, skip = 0): BenchContext[] {
  const random = seeded(SEED + 1 + skip);
  return Array.from({ length: count }, () => {
    const texts = TEXTS.map((name, index) => [name, zipfValue(random, index)] as const);
    const numbers = NUMERICS.map((name) => [name, Math.floor(random() * NUMBER_SPAN)] as const);
    return Object.fromEntries([...texts, ...numbers]);
  });
}

type Random = () => number;

function predicate(random: Random, free: { texts: number[]; numbers: number[] }): Predicate {
  const kind = random();
  if (kind >= 0.85 && free.numbers.length > 0) {
    const attribute = `n${taken(random, free.numbers)}`;
    const from = Math.floor(random() * NUMBER_SPAN * 0.7);
    const width = Math.floor(NUMBER_SPAN * (0.05 + random() * 0.45));
    return { op: 'between', attribute, from, to: from + width };
  }
  const index = taken(random, free.texts);
  const attribute = `a${index}`;
  if (kind < 0.15) return { op: 'not-in', attribute, values: values(random, index, 1, 3) };
  if (kind < 0.45) return { op: 'in', attribute, values: values(random, index, 2, 4) };
  return { op: 'eq', attribute, value: zipfValue(random, index) };
}

function taken(random: Random, free: number[]): number {
  const [index = 0] = free.splice(Math.floor(random() * free.length), 1);
  return index;
}

function values(random: Random, index: number, least: number, most: number): string[] {
  const count = least + Math.floor(random() * (most - least + 1));
  return [...new Set(Array.from({ length: count }, () => zipfValue(random, index)))];
}

const CUMULATED = CARDINALITIES.map((cardinality) => {
  const sums = new Float64Array(cardinality);
  let sum = 0;
  for (let rank = 0; rank < cardinality; rank += 1) sums[rank] = sum += 1 / (rank + 1);
  return sums;
});

function zipfValue(random: Random, index: number): string {
  const sums = CUMULATED[index] ?? new Float64Array([1]);
  const wanted = random() * (sums[sums.length - 1] ?? 1);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return `v${low}`;
}
