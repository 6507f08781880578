import type { AttributeType } from './attribute.js';
import type {
  ExistsCondition,
  InCondition,
  IntersectsCondition,
  NotInCondition,
} from './condition.js';
import { isPresent, scalarOf, setOf } from './context.js';
import type { LeafOperator } from './leaf-operator.js';
import { valuesText } from './value-text.js';
import type { WireReader } from './wire-reader.js';

const LISTABLE: readonly AttributeType[] = ['string', 'number', 'money'];
const ANY: readonly AttributeType[] = [
  'string',
  'number',
  'string-set',
  'boolean',
  'instant',
  'money',
];

function membership(wire: WireReader, types: readonly AttributeType[]) {
  wire.only('attribute', 'values');
  const attribute = wire.attribute(types);
  const values = attribute && wire.scalars('values', attribute.type);
  return attribute && values ? { attribute, values } : undefined;
}

export const inOperator: LeafOperator<InCondition> = {
  parse: (wire) => {
    const parsed = membership(wire, LISTABLE);
    return parsed && { op: 'in', ...parsed };
  },
  matches: ({ attribute, values }, context) => {
    const value = scalarOf(context, attribute);
    return value !== undefined && values.has(value);
  },
  describe: ({ attribute, values }) => ({
    zh: `${attribute.label.zh}属于：${valuesText(attribute.type, values)}`,
    en: `${attribute.label.en} is one of: ${valuesText(attribute.type, values)}`,
  }),
};

export const notInOperator: LeafOperator<NotInCondition> = {
  parse: (wire) => {
    const parsed = membership(wire, LISTABLE);
    return parsed && { op: 'not-in', ...parsed };
  },
  matches: ({ attribute, values }, context) => {
    const value = scalarOf(context, attribute);
    return value === undefined || !values.has(value);
  },
  describe: ({ attribute, values }) => ({
    zh: `${attribute.label.zh}不属于：${valuesText(attribute.type, values)}`,
    en: `${attribute.label.en} is none of: ${valuesText(attribute.type, values)}`,
  }),
};

export const intersectsOperator: LeafOperator<IntersectsCondition> = {
  parse: (wire) => {
    const parsed = membership(wire, ['string-set']);
    if (!parsed) return undefined;
    return { op: 'intersects', attribute: parsed.attribute, values: textsOf(parsed.values) };
  },
  matches: ({ attribute, values }, context) =>
    setOf(context, attribute)?.some((member) => values.has(member)) ?? false,
  describe: ({ attribute, values }) => ({
    zh: `${attribute.label.zh}包含其一：${valuesText('string', values)}`,
    en: `${attribute.label.en} includes any of: ${valuesText('string', values)}`,
  }),
};

export const existsOperator: LeafOperator<ExistsCondition> = {
  parse: (wire) => {
    wire.only('attribute');
    const attribute = wire.attribute(ANY);
    return attribute && { op: 'exists', attribute };
  },
  matches: ({ attribute }, context) => isPresent(context, attribute),
  describe: ({ attribute }) => ({
    zh: `${attribute.label.zh}有值`,
    en: `${attribute.label.en} is known`,
  }),
};

function textsOf(values: Iterable<unknown>): ReadonlySet<string> {
  return new Set([...values].filter((value) => typeof value === 'string'));
}
