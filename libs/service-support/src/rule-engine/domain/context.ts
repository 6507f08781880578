import { Money } from '@boon/shared-kernel';
import type { Attribute, AttributeType } from './attribute.js';

/** A value of a context: string, number, boolean, `Money`, `Date` (an instant) or a set of strings. */
export type AttributeValue = string | number | boolean | Money | Date | readonly string[];

/** What conditions are judged against. An attribute that is absent, null or of another type is missing. */
export interface RuleContext {
  /** The clock of the decision; conditions never read another one. */
  readonly now: Date;
  readonly values: Readonly<Record<string, AttributeValue | null | undefined>>;
}

/** A value that can be compared and looked up: instants as epoch milliseconds, money as fen. */
export type Scalar = string | number | boolean | bigint;

const READERS: Readonly<
  Record<Exclude<AttributeType, 'string-set'>, (value: unknown) => Scalar | undefined>
> = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  instant: (value) => {
    const time = value instanceof Date ? value.getTime() : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  },
  money: (value) => (value instanceof Money ? value.fen : undefined),
};

/** The context's value of a scalar attribute; undefined when missing. */
export function scalarOf(context: RuleContext, attribute: Attribute): Scalar | undefined {
  if (attribute.type === 'string-set') return undefined;
  return READERS[attribute.type](context.values[attribute.name]);
}

/** The context's value of a string-set attribute; undefined when missing. The empty set is a value. */
export function setOf(context: RuleContext, attribute: Attribute): readonly string[] | undefined {
  const value = context.values[attribute.name];
  return attribute.type === 'string-set' && Array.isArray(value) ? value : undefined;
}

/** True when the context holds a value of the attribute's own type. */
export function isPresent(context: RuleContext, attribute: Attribute): boolean {
  return attribute.type === 'string-set'
    ? setOf(context, attribute) !== undefined
    : scalarOf(context, attribute) !== undefined;
}
