import { joinPath } from './condition-fault.js';
import type { Condition, ConditionText } from './condition.js';
import type { RuleContext } from './context.js';
import { leafMatches, leafText } from './leaf-operators.js';

/**
 * Whether the condition holds. Missing values: every comparison, `in`, `between` and `intersects` is
 * false, `not-in` is true, and `not` is plain negation.
 */
export function matches(condition: Condition, context: RuleContext): boolean {
  switch (condition.op) {
    case 'and':
      return condition.conditions.every((part) => matches(part, context));
    case 'or':
      return condition.conditions.some((part) => matches(part, context));
    case 'not':
      return !matches(condition.condition, context);
    default:
      return leafMatches(condition, context);
  }
}

/** The condition in words, made from the same operands that are checked. */
export function describeCondition(condition: Condition): ConditionText {
  switch (condition.op) {
    case 'and':
      return joined(condition.conditions, ' 且 ', ' and ');
    case 'or':
      return joined(condition.conditions, ' 或 ', ' or ');
    case 'not': {
      const { zh, en } = describeCondition(condition.condition);
      return { zh: `不满足（${zh}）`, en: `not (${en})` };
    }
    default:
      return leafText(condition);
  }
}

/** Why a condition does not hold. */
export interface FailingCondition {
  /** Where it stands: `conditions[1]`; '' for the whole condition. */
  readonly path: string;
  readonly op: Condition['op'];
  /** The attribute it asks about; null for the clock and for joined conditions. */
  readonly attribute: string | null;
  readonly text: ConditionText;
}

/**
 * The first condition that fails, or null when all holds. Inside `and` it is the first failing part; an
 * `or` or a `not` fails as a whole.
 */
export function explain(
  condition: Condition,
  context: RuleContext,
  path = '',
): FailingCondition | null {
  if (matches(condition, context)) return null;
  if (condition.op === 'and') {
    const index = condition.conditions.findIndex((part) => !matches(part, context));
    const failing = condition.conditions[index];
    if (failing) return explain(failing, context, joinPath(path, `conditions[${index}]`));
  }
  const attribute = 'attribute' in condition ? condition.attribute.name : null;
  return { path, op: condition.op, attribute, text: describeCondition(condition) };
}

function joined(parts: readonly Condition[], zh: string, en: string): ConditionText {
  const texts = parts.map((part) => bracketed(part));
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}

function bracketed(part: Condition): ConditionText {
  const text = describeCondition(part);
  const isJoined = part.op === 'and' || part.op === 'or';
  return isJoined ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
}
