import type { Attribute } from './attribute.js';
import type { Scalar } from './context.js';

/** `in`: the value is one of these; false when missing. */
export interface InCondition {
  readonly op: 'in';
  readonly attribute: Attribute;
  readonly values: ReadonlySet<Scalar>;
}

/** `not-in`: the value is none of these; true when missing. */
export interface NotInCondition {
  readonly op: 'not-in';
  readonly attribute: Attribute;
  readonly values: ReadonlySet<Scalar>;
}

export type ComparisonOp = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';

/** A comparison with one value; false when missing. */
export interface ComparisonCondition {
  readonly op: ComparisonOp;
  readonly attribute: Attribute;
  readonly value: Scalar;
}

/** `between`: both ends included; false when missing. */
export interface BetweenCondition {
  readonly op: 'between';
  readonly attribute: Attribute;
  readonly from: Scalar;
  readonly to: Scalar;
}

/** `intersects`: the set holds at least one of these; false when missing or empty. */
export interface IntersectsCondition {
  readonly op: 'intersects';
  readonly attribute: Attribute;
  readonly values: ReadonlySet<string>;
}

/** `exists`: the attribute has a value; the empty set is one. */
export interface ExistsCondition {
  readonly op: 'exists';
  readonly attribute: Attribute;
}

/** `time-window`: the decision's clock is inside; every part that is given must hold; ends excluded. */
export interface TimeWindowCondition {
  readonly op: 'time-window';
  readonly from: Date | null;
  readonly to: Date | null;
  /** ISO weekdays in Asia/Shanghai, 1 = Monday to 7 = Sunday, of the day of the instant itself. */
  readonly weekdays: ReadonlySet<number> | null;
  /** Minutes of the day in Asia/Shanghai; `from` after `to` runs past midnight. */
  readonly daily: { readonly from: number; readonly to: number } | null;
}

export interface AndCondition {
  readonly op: 'and';
  readonly conditions: readonly Condition[];
}

export interface OrCondition {
  readonly op: 'or';
  readonly conditions: readonly Condition[];
}

/** Plain negation: `not` of a comparison on a missing value is true. */
export interface NotCondition {
  readonly op: 'not';
  readonly condition: Condition;
}

/** A condition on one attribute or on the clock. */
export type LeafCondition =
  | InCondition
  | NotInCondition
  | ComparisonCondition
  | BetweenCondition
  | IntersectsCondition
  | ExistsCondition
  | TimeWindowCondition;

/** A parsed, well-typed condition. Made by `parseCondition` only; kept on the wire as JSON. */
export type Condition = LeafCondition | AndCondition | OrCondition | NotCondition;

/** A sentence in both languages. */
export interface ConditionText {
  readonly zh: string;
  readonly en: string;
}
