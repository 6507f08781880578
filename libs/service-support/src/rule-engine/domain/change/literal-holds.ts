import type { Scalar } from '../context.js';
import type { AnyOf, Literal, Present, Within } from '../normal-form.js';

/** A literal on one attribute. */
export type ValueLiteral = AnyOf | Within | Present;

export function isValueLiteral(literal: Literal): literal is ValueLiteral {
  return literal.kind !== 'unexpanded';
}

/** Whether the literal holds for a scalar; undefined is missing. */
export function scalarHolds(literal: ValueLiteral, value: Scalar | undefined): boolean {
  return (value !== undefined && isMet(literal, value)) !== literal.negated;
}

/** Whether the literal holds for a set; undefined is missing. */
export function setHolds(literal: ValueLiteral, members: readonly string[] | undefined): boolean {
  const isKnown = members !== undefined;
  const isMetBySet =
    literal.kind === 'any-of'
      ? isKnown && members.some((each) => literal.values.has(each))
      : isKnown;
  return isMetBySet !== literal.negated;
}

function isMet(literal: ValueLiteral, value: Scalar): boolean {
  if (literal.kind === 'present') return true;
  if (literal.kind === 'any-of') return literal.values.has(value);
  const { from, to } = literal;
  const isAbove = from === null || value > from.value || (from.included && value === from.value);
  return isAbove && (to === null || value < to.value || (to.included && value === to.value));
}
