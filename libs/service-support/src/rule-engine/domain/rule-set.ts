import type { Condition } from './condition.js';
import type { RuleContext } from './context.js';
import { matches } from './evaluate.js';

/** A condition with the id of what it guards; null holds for everyone. */
export interface Rule {
  readonly id: string;
  readonly condition: Condition | null;
}

/** Many rules asked at once: which of them hold. Immutable. */
export class RuleSet {
  private constructor(private readonly rules: readonly Rule[]) {}

  static build(rules: readonly Rule[]): RuleSet {
    return new RuleSet([...rules]);
  }

  get size(): number {
    return this.rules.length;
  }

  /** The ids of all rules that hold, in the order in which they were given to `build`. */
  match(context: RuleContext): string[] {
    const ids: string[] = [];
    for (const rule of this.rules) {
      if (rule.condition === null || matches(rule.condition, context)) ids.push(rule.id);
    }
    return ids;
  }
}
