import type { Attribute } from '../attribute.js';
import type { Scalar } from '../context.js';
import { scalarHolds, type ValueLiteral } from './literal-holds.js';

/** The value to change to; `missing` is none at all. */
export type Target = { readonly value: Scalar } | 'missing';

/** A text that no rule is likely to list: stands for "any other". */
const OTHER_TEXT = '\u2026';

/**
 * The nearest value that meets all literals on one attribute; null when none does. Values are tried at the
 * ends of ranges, one step beside them, between them, and in the lists.
 */
export function scalarChange(
  attribute: Attribute,
  literals: readonly ValueLiteral[],
  current: Scalar | undefined,
): Target | null {
  const fitting = candidates(attribute, literals).filter((value) =>
    literals.every((literal) => scalarHolds(literal, value)),
  );
  const [first] = fitting;
  if (first === undefined) {
    return literals.every((literal) => scalarHolds(literal, undefined)) ? 'missing' : null;
  }
  return { value: fitting.reduce((best, each) => nearer(best, each, current), first) };
}

function candidates(attribute: Attribute, literals: readonly ValueLiteral[]): readonly Scalar[] {
  if (attribute.type === 'boolean') return [true, false];
  const named = literals.flatMap(operandsOf);
  if (attribute.type === 'string') return [...named, OTHER_TEXT];
  const all = named.flatMap((value) => withNeighbours(value));
  if (all.length === 0) all.push(attribute.type === 'money' ? 0n : 0);
  return attribute.type === 'number' ? [...all, ...between(all)] : all;
}

function operandsOf(literal: ValueLiteral): Scalar[] {
  if (literal.kind === 'present') return [];
  if (literal.kind === 'any-of') return [...literal.values];
  return [literal.from, literal.to].flatMap((bound) => (bound === null ? [] : [bound.value]));
}

/** One fen, one millisecond or one whole below and above. */
function withNeighbours(value: Scalar): Scalar[] {
  if (typeof value === 'bigint') return [value, value - 1n, value + 1n];
  return typeof value === 'number' ? [value, value - 1, value + 1] : [value];
}

function between(values: readonly Scalar[]): number[] {
  const sorted = values.map(Number).sort((one, other) => one - other);
  return sorted.slice(1).map((value, before) => (value + (sorted[before] ?? value)) / 2);
}

function nearer(best: Scalar, other: Scalar, current: Scalar | undefined): Scalar {
  return distance(other, current) < distance(best, current) ? other : best;
}

function distance(value: Scalar, current: Scalar | undefined): number | bigint {
  if (typeof value === 'bigint' && typeof current === 'bigint') {
    return value < current ? current - value : value - current;
  }
  if (typeof value === 'number' && typeof current === 'number') return Math.abs(value - current);
  return 0;
}
