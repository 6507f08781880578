import type { Condition } from './condition.js';
import type { AttributeValue, RuleContext } from './context.js';
import { leafMatches } from './leaf-operators.js';

/** What is known of every context that is meant, by attribute; null and undefined are values: missing ones. */
export type KnownValues = Readonly<Record<string, AttributeValue | null | undefined>>;

/** No condition on an attribute looks at it. */
const ANY_CLOCK = new Date(0);

/**
 * What can be said of a condition when only some attributes are known: true, it holds whatever the others
 * are; false, it never does; null, it depends on them. Agrees with `matches` on every context that has these values.
 */
export function verdictOf(condition: Condition, known: KnownValues): boolean | null {
  switch (condition.op) {
    case 'and':
      return joined(condition.conditions, known, false);
    case 'or':
      return joined(condition.conditions, known, true);
    case 'not': {
      const verdict = verdictOf(condition.condition, known);
      return verdict === null ? null : !verdict;
    }
    case 'time-window':
      return null;
    default:
      return condition.attribute.name in known ? leafMatches(condition, asContext(known)) : null;
  }
}

/** One part with the `deciding` verdict decides; without any, all must be known. */
function joined(
  parts: readonly Condition[],
  known: KnownValues,
  deciding: boolean,
): boolean | null {
  let isOpen = false;
  for (const part of parts) {
    const verdict = verdictOf(part, known);
    if (verdict === deciding) return deciding;
    if (verdict === null) isOpen = true;
  }
  return isOpen ? null : !deciding;
}

function asContext(values: KnownValues): RuleContext {
  return { now: ANY_CLOCK, values };
}
