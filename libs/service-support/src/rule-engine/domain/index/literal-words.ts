import type { Condition } from '../condition.js';
import type { Bound, Literal } from '../normal-form.js';
import type { Dictionary } from './dictionary.js';

/**
 * Kinds of literals in a conjunction's words. `one of` and `none of` list tokens; `inside` and `outside` are
 * two ends; `judged` is a condition that was too large to be taken apart.
 */
export const ONE_OF = 0;
export const NONE_OF = 1;
export const INSIDE = 2;
export const OUTSIDE = 3;
export const JUDGED = 4;

const KIND_BITS = 3;
/** Stands for an end that is open. */
export const OPEN_END = -1;

export function headerOf(kind: number, slot: number): number {
  return (slot << KIND_BITS) | kind;
}

export function kindOf(header: number): number {
  return header & ((1 << KIND_BITS) - 1);
}

export function slotOf(header: number): number {
  return header >>> KIND_BITS;
}

/** A literal as numbers: header, then tokens in ascending order, two ends, or the place of a condition. */
export function literalWords(
  literal: Literal,
  dictionary: Dictionary,
  judged: Condition[],
): number[] {
  if (literal.kind === 'unexpanded') {
    return [headerOf(JUDGED, 0), judged.push(literal.condition) - 1];
  }
  const slot = dictionary.slotOf(literal.attribute);
  if (literal.kind === 'within') {
    const header = headerOf(literal.negated ? OUTSIDE : INSIDE, slot.index);
    const end = (bound: Bound | null) =>
      bound === null
        ? OPEN_END
        : dictionary.boundOf(slot, bound.value) * 2 + (bound.included ? 1 : 0);
    return [header, end(literal.from), end(literal.to)];
  }
  const header = headerOf(literal.negated ? NONE_OF : ONE_OF, slot.index);
  if (literal.kind === 'present') return [header, dictionary.presentTokenOf(slot)];
  const words = [header];
  for (const value of literal.values) words.push(dictionary.tokenOf(slot, value));
  if (words.length < 3) return words;
  const tokens = words.slice(1).sort((one, other) => one - other);
  return [header, ...tokens];
}

/** Puts the literals of a conjunction into one order, the same for the same set of literals. */
export function inOneOrder(literals: number[][]): number[][] {
  literals.sort(compareWords);
  return literals.filter((words, index) => {
    const before = literals[index - 1];
    return before === undefined || compareWords(before, words) !== 0;
  });
}

function compareWords(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
