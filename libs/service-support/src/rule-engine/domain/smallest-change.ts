import { MINUTE, NOW, WEEKDAY } from './clock-attributes.js';
import { afterStep, stepText, type ChangeStep } from './change/change-step.js';
import { clockChange, clockHolds } from './change/clock-change.js';
import {
  isValueLiteral,
  scalarHolds,
  setHolds,
  type ValueLiteral,
} from './change/literal-holds.js';
import { scalarChange } from './change/scalar-change.js';
import { setChange } from './change/set-change.js';
import type { Condition, ConditionText } from './condition.js';
import { scalarOf, setOf, type RuleContext } from './context.js';
import { matches } from './evaluate.js';
import { normalForm, type Conjunction } from './normal-form.js';

/** The least that would have to be different for a condition to hold. */
export interface SmallestChange {
  /** The attributes that differ, in the order of the condition; `@now` is the clock. */
  readonly attributes: readonly string[];
  /** The context as it would be then: the condition holds in it. */
  readonly context: RuleContext;
  readonly text: ConditionText;
}

const CLOCK: readonly string[] = [NOW.name, WEEKDAY.name, MINUTE.name];

/**
 * The smallest change of the context in which the condition would hold: fewest attributes, each by as little
 * as possible; time only goes forward. Null when it holds already, or when no such change was found (parts
 * too long to be taken apart are not looked into).
 */
export function smallestChange(condition: Condition, context: RuleContext): SmallestChange | null {
  if (matches(condition, context)) return null;
  const ways = normalForm(condition)
    .map((conjunction) => stepsTo(conjunction, context))
    .filter((steps) => steps !== null)
    .sort((one, other) => one.length - other.length);
  for (const steps of ways) {
    const changed = steps.reduce(afterStep, context);
    if (matches(condition, changed)) return described(steps, context, changed);
  }
  return null;
}

function described(
  steps: readonly ChangeStep[],
  before: RuleContext,
  after: RuleContext,
): SmallestChange {
  const texts = steps.map((step) => stepText(before, step));
  return {
    attributes: steps.map((step) => ('attribute' in step ? step.attribute.name : NOW.name)),
    context: after,
    text: {
      zh: texts.map(({ zh }) => zh).join('；'),
      en: texts.map(({ en }) => en).join('; '),
    },
  };
}

function stepsTo(conjunction: Conjunction, context: RuleContext): ChangeStep[] | null {
  const steps: ChangeStep[] = [];
  for (const literals of byAttribute(conjunction).values()) {
    if (literals.every((literal) => holds(literal, context))) continue;
    const step = stepOn(literals, context);
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function byAttribute(conjunction: Conjunction): Map<string, ValueLiteral[]> {
  const groups = new Map<string, ValueLiteral[]>();
  for (const literal of conjunction.filter(isValueLiteral)) {
    const { name } = literal.attribute;
    const group = CLOCK.includes(name) ? NOW.name : name;
    groups.set(group, [...(groups.get(group) ?? []), literal]);
  }
  return groups;
}

function holds(literal: ValueLiteral, context: RuleContext): boolean {
  const { attribute } = literal;
  if (CLOCK.includes(attribute.name)) return clockHolds(literal, context.now.getTime());
  return attribute.type === 'string-set'
    ? setHolds(literal, setOf(context, attribute))
    : scalarHolds(literal, scalarOf(context, attribute));
}

function stepOn(literals: readonly ValueLiteral[], context: RuleContext): ChangeStep | null {
  const attribute = literals[0]?.attribute;
  if (attribute === undefined) return null;
  if (CLOCK.includes(attribute.name)) {
    const until = clockChange(literals, context.now.getTime());
    return until === null ? null : { kind: 'wait', until: new Date(until) };
  }
  const target =
    attribute.type === 'string-set'
      ? setChange(literals, setOf(context, attribute))
      : scalarChange(attribute, literals, scalarOf(context, attribute));
  if (target === null) return null;
  if (target === 'missing') return { kind: 'forget', attribute };
  if ('members' in target) return { kind: 'members', attribute, members: target.members };
  const kind = literals.some(namesValues) ? 'become' : 'differ';
  return { kind, attribute, value: target.value };
}

/** Whether the values that fit are named by the literal, and not only those that do not. */
function namesValues(literal: ValueLiteral): boolean {
  return literal.kind === 'within' || (literal.kind === 'any-of' && !literal.negated);
}
