import type { Attribute } from './attribute.js';
import { MINUTE, NOW, WEEKDAY } from './clock-attributes.js';
import type { Condition, LeafCondition, TimeWindowCondition } from './condition.js';
import type { Scalar } from './context.js';

/** One end of a range. */
export interface Bound {
  readonly value: Scalar;
  readonly included: boolean;
}

/** The value, or a member of the set, is one of these; false when missing. */
export interface AnyOf {
  readonly kind: 'any-of';
  readonly attribute: Attribute;
  readonly values: ReadonlySet<Scalar>;
  readonly negated: boolean;
}

/** The value lies between the ends, a null end being open; false when missing. */
export interface Within {
  readonly kind: 'within';
  readonly attribute: Attribute;
  readonly from: Bound | null;
  readonly to: Bound | null;
  readonly negated: boolean;
}

/** The attribute has a value. */
export interface Present {
  readonly kind: 'present';
  readonly attribute: Attribute;
  readonly negated: boolean;
}

/** What is judged as it stands, because its normal form would be too long. */
export interface Unexpanded {
  readonly kind: 'unexpanded';
  readonly condition: Condition;
}

/** A plain question about one attribute; `negated` is plain negation, so it is true when missing. */
export type Literal = AnyOf | Within | Present | Unexpanded;

/** Holds when all of its literals do. */
export type Conjunction = readonly Literal[];

/** More conjunctions than this are not made of one condition. */
export const MAX_CONJUNCTIONS = 64;

/**
 * The condition as conjunctions of which one must hold, exactly as `matches` judges it. Parts that would
 * make more than 64 stay whole, as `unexpanded` literals.
 */
export function normalForm(condition: Condition | null): readonly Conjunction[] {
  return condition === null ? [[]] : expanded(condition, false);
}

function expanded(condition: Condition, negated: boolean): readonly Conjunction[] {
  switch (condition.op) {
    case 'not':
      return expanded(condition.condition, !negated);
    case 'and':
    case 'or':
      return (condition.op === 'and') === negated
        ? either(condition, condition.conditions, negated)
        : all(condition.conditions, negated);
    case 'time-window':
      return inWindow(condition, negated);
    default:
      return [[literalOf(condition, negated)]];
  }
}

function either(
  whole: Condition,
  parts: readonly Condition[],
  negated: boolean,
): readonly Conjunction[] {
  const result: Conjunction[] = [];
  for (const part of parts) {
    result.push(...expanded(part, negated));
    if (result.length > MAX_CONJUNCTIONS) return [[unexpanded(whole, negated)]];
  }
  return result;
}

function all(parts: readonly Condition[], negated: boolean): readonly Conjunction[] {
  const forms = parts
    .map((part) => ({ part, form: expanded(part, negated) }))
    .sort((one, other) => one.form.length - other.form.length);
  let result: readonly Conjunction[] = [[]];
  for (const { part, form } of forms) {
    const isShort = result.length * form.length <= MAX_CONJUNCTIONS;
    result = product(result, isShort ? form : [[unexpanded(part, negated)]]);
  }
  return result;
}

function product(
  ones: readonly Conjunction[],
  others: readonly Conjunction[],
): readonly Conjunction[] {
  return ones.flatMap((one) => others.map((other) => [...one, ...other]));
}

function unexpanded(condition: Condition, negated: boolean): Unexpanded {
  return { kind: 'unexpanded', condition: negated ? { op: 'not', condition } : condition };
}

function literalOf(leaf: Exclude<LeafCondition, TimeWindowCondition>, negated: boolean): Literal {
  const { attribute } = leaf;
  switch (leaf.op) {
    case 'exists':
      return { kind: 'present', attribute, negated };
    case 'in':
    case 'intersects':
      return { kind: 'any-of', attribute, values: leaf.values, negated };
    case 'not-in':
      return { kind: 'any-of', attribute, values: leaf.values, negated: !negated };
    case 'eq':
      return { kind: 'any-of', attribute, values: new Set([leaf.value]), negated };
    case 'between':
      return within(attribute, including(leaf.from), including(leaf.to), negated);
    case 'lt':
      return within(attribute, null, excluding(leaf.value), negated);
    case 'lte':
      return within(attribute, null, including(leaf.value), negated);
    case 'gt':
      return within(attribute, excluding(leaf.value), null, negated);
    case 'gte':
      return within(attribute, including(leaf.value), null, negated);
  }
}

function inWindow(window: TimeWindowCondition, negated: boolean): readonly Conjunction[] {
  const parts: Literal[] = [];
  const { from, to, weekdays, daily } = window;
  if (from !== null || to !== null) {
    const first = from && including(from.getTime());
    parts.push(within(NOW, first, to && excluding(to.getTime()), negated));
  }
  if (weekdays !== null) {
    parts.push({ kind: 'any-of', attribute: WEEKDAY, values: weekdays, negated });
  }
  if (daily !== null) parts.push(daytime(daily, negated));
  return negated ? parts.map((part) => [part]) : [parts];
}

/** Past midnight is what the hours between the end and the start leave over. */
function daytime({ from, to }: { from: number; to: number }, negated: boolean): Within {
  return from < to
    ? within(MINUTE, including(from), excluding(to), negated)
    : within(MINUTE, including(to), excluding(from), !negated);
}

function within(
  attribute: Attribute,
  from: Bound | null,
  to: Bound | null,
  negated: boolean,
): Within {
  return { kind: 'within', attribute, from, to, negated };
}

function including(value: Scalar): Bound {
  return { value, included: true };
}

function excluding(value: Scalar): Bound {
  return { value, included: false };
}
