import { betweenOperator, comparisonOperator } from './comparison.js';
import type { ConditionText, LeafCondition } from './condition.js';
import type { RuleContext } from './context.js';
import type { LeafOperator } from './leaf-operator.js';
import { existsOperator, inOperator, intersectsOperator, notInOperator } from './membership.js';
import { timeWindowOperator } from './time-window.js';

type LeafOf<Op, Leaf extends LeafCondition = LeafCondition> = Leaf extends unknown
  ? Op extends Leaf['op']
    ? Leaf
    : never
  : never;

/** Every operator on one attribute or on the clock. */
export const LEAF_OPERATORS: { readonly [Op in LeafCondition['op']]: LeafOperator<LeafOf<Op>> } = {
  in: inOperator,
  'not-in': notInOperator,
  eq: comparisonOperator('eq'),
  lt: comparisonOperator('lt'),
  lte: comparisonOperator('lte'),
  gt: comparisonOperator('gt'),
  gte: comparisonOperator('gte'),
  between: betweenOperator,
  intersects: intersectsOperator,
  exists: existsOperator,
  'time-window': timeWindowOperator,
};

function operatorOf(leaf: LeafCondition): LeafOperator<LeafCondition> {
  return LEAF_OPERATORS[leaf.op] as LeafOperator<LeafCondition>;
}

export function leafMatches(leaf: LeafCondition, context: RuleContext): boolean {
  return operatorOf(leaf).matches(leaf, context);
}

export function leafText(leaf: LeafCondition): ConditionText {
  return operatorOf(leaf).describe(leaf);
}
