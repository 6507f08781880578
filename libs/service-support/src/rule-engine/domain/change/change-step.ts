import { Money } from '@boon/shared-kernel';
import type { Attribute } from '../attribute.js';
import type { ConditionText } from '../condition.js';
import { scalarOf, setOf, type AttributeValue, type RuleContext, type Scalar } from '../context.js';
import { instantText, valueText } from '../value-text.js';

/** One thing that would have to be different. */
export type ChangeStep =
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'forget'; readonly attribute: Attribute }
  | { readonly kind: 'become'; readonly attribute: Attribute; readonly value: Scalar }
  /** Any value does that the condition does not name; `value` is one. */
  | { readonly kind: 'differ'; readonly attribute: Attribute; readonly value: Scalar }
  | {
      readonly kind: 'members';
      readonly attribute: Attribute;
      readonly members: readonly string[];
    };

/** The context after the step. */
export function afterStep(context: RuleContext, step: ChangeStep): RuleContext {
  if (step.kind === 'wait') return { ...context, now: step.until };
  return { ...context, values: { ...context.values, [step.attribute.name]: valueAfter(step) } };
}

/** The step in words, made from the same values that `afterStep` puts in. */
export function stepText(context: RuleContext, step: ChangeStep): ConditionText {
  switch (step.kind) {
    case 'wait':
      return {
        zh: `等到 ${instantText(step.until)}`,
        en: `wait until ${instantText(step.until)}`,
      };
    case 'forget':
      return {
        zh: `${step.attribute.label.zh}不再有值`,
        en: `${step.attribute.label.en} is not known`,
      };
    case 'differ':
      return otherText(step.attribute, scalarOf(context, step.attribute) !== undefined);
    case 'members':
      return membersText(step.attribute, setOf(context, step.attribute) ?? [], step.members);
    case 'become':
      return valueChangeText(step.attribute, scalarOf(context, step.attribute), step.value);
  }
}

function otherText({ label }: Attribute, isKnown: boolean): ConditionText {
  return isKnown
    ? { zh: `${label.zh}变为其他值`, en: `${label.en} becomes another value` }
    : { zh: `${label.zh}有值`, en: `${label.en} becomes known` };
}

function valueAfter(step: Exclude<ChangeStep, { kind: 'wait' }>): AttributeValue | null {
  if (step.kind === 'forget') return null;
  if (step.kind === 'members') return step.members;
  const { value } = step;
  if (typeof value === 'bigint') return Money.ofFen(value);
  return step.attribute.type === 'instant' ? new Date(Number(value)) : value;
}

function membersText(
  { label }: Attribute,
  before: readonly string[],
  after: readonly string[],
): ConditionText {
  const gained = after.filter((member) => !before.includes(member)).join(', ');
  const lost = before.filter((member) => !after.includes(member)).join(', ');
  const zh = [gained && `增加 ${gained}`, lost && `去掉 ${lost}`].filter(Boolean).join('，');
  const en = [gained && `gains ${gained}`, lost && `loses ${lost}`].filter(Boolean).join(', ');
  return { zh: `${label.zh}${zh || '有值'}`, en: `${label.en} ${en || 'is known'}` };
}

/** Amounts and numbers also say how much is lacking. */
function valueChangeText(
  { label, type }: Attribute,
  before: Scalar | undefined,
  after: Scalar,
): ConditionText {
  const gap = gapBetween(before, after);
  const shown = valueText(type, after);
  if (gap === null || type === 'instant') {
    return { zh: `${label.zh}变为 ${shown}`, en: `${label.en} becomes ${shown}` };
  }
  const lacking = valueText(type, gap.size);
  const [zh, en] = gap.isMore ? ['还差', 'more'] : ['超出', 'less'];
  return {
    zh: `${label.zh}${gap.isMore ? '增至' : '降至'} ${shown}（${zh} ${lacking}）`,
    en: `${label.en} ${gap.isMore ? 'rises' : 'falls'} to ${shown} (${lacking} ${en})`,
  };
}

function gapBetween(before: Scalar | undefined, after: Scalar) {
  if (typeof before === 'bigint' && typeof after === 'bigint') {
    const isMore = after > before;
    return { isMore, size: isMore ? after - before : before - after };
  }
  if (typeof before === 'number' && typeof after === 'number') {
    return { isMore: after > before, size: Math.abs(after - before) };
  }
  return null;
}
