import type { AttributeType } from './attribute.js';
import type { BetweenCondition, ComparisonCondition, ComparisonOp } from './condition.js';
import { scalarOf, type Scalar } from './context.js';
import type { LeafOperator } from './leaf-operator.js';
import { valueText } from './value-text.js';

const ORDERED: readonly AttributeType[] = ['number', 'instant', 'money'];
const EQUATABLE: readonly AttributeType[] = ['string', 'number', 'boolean', 'instant', 'money'];

interface Relation {
  readonly types: readonly AttributeType[];
  /** `order` is negative, zero or positive as the value is below, at or above the operand. */
  holds(order: number): boolean;
  readonly zh: string;
  readonly en: string;
}

/** Check and words of each comparison in one row, so that they cannot disagree. */
const RELATIONS: Readonly<Record<ComparisonOp, Relation>> = {
  eq: { types: EQUATABLE, holds: (order) => order === 0, zh: '等于', en: 'is' },
  lt: { types: ORDERED, holds: (order) => order < 0, zh: '小于', en: 'is less than' },
  lte: { types: ORDERED, holds: (order) => order <= 0, zh: '不大于', en: 'is at most' },
  gt: { types: ORDERED, holds: (order) => order > 0, zh: '大于', en: 'is more than' },
  gte: { types: ORDERED, holds: (order) => order >= 0, zh: '不小于', en: 'is at least' },
};

function order(value: Scalar, operand: Scalar): number {
  if (value === operand) return 0;
  return value < operand ? -1 : 1;
}

/** The operator of one comparison. */
export function comparisonOperator(op: ComparisonOp): LeafOperator<ComparisonCondition> {
  const relation = RELATIONS[op];
  return {
    parse: (wire) => {
      wire.only('attribute', 'value');
      const attribute = wire.attribute(relation.types);
      const value = attribute && wire.scalar('value', attribute.type);
      return attribute && value !== undefined ? { op, attribute, value } : undefined;
    },
    matches: (leaf, context) => {
      const value = scalarOf(context, leaf.attribute);
      return value !== undefined && relation.holds(order(value, leaf.value));
    },
    describe: ({ attribute, value }) => ({
      zh: `${attribute.label.zh}${relation.zh} ${valueText(attribute.type, value)}`,
      en: `${attribute.label.en} ${relation.en} ${valueText(attribute.type, value)}`,
    }),
  };
}

export const betweenOperator: LeafOperator<BetweenCondition> = {
  parse: (wire) => {
    wire.only('attribute', 'from', 'to');
    const attribute = wire.attribute(ORDERED);
    if (attribute === undefined) return undefined;
    const from = wire.scalar('from', attribute.type);
    const to = wire.scalar('to', attribute.type);
    if (from === undefined || to === undefined) return undefined;
    if (order(from, to) > 0) return wire.fault('to', 'range-empty');
    return { op: 'between', attribute, from, to };
  },
  matches: ({ attribute, from, to }, context) => {
    const value = scalarOf(context, attribute);
    return value !== undefined && order(value, from) >= 0 && order(value, to) <= 0;
  },
  describe: ({ attribute, from, to }) => ({
    zh: `${attribute.label.zh}在 ${valueText(attribute.type, from)} 至 ${valueText(attribute.type, to)} 之间（含两端）`,
    en: `${attribute.label.en} is from ${valueText(attribute.type, from)} to ${valueText(attribute.type, to)}, both included`,
  }),
};
