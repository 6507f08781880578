import type { ConditionText } from './condition.js';
import type { RuleContext } from './context.js';
import type { WireReader } from './wire-reader.js';

/** One operator: how it is read, what it checks and how it says so, side by side. */
export interface LeafOperator<Leaf> {
  /** The condition, or undefined when the reader has noted faults. */
  parse(wire: WireReader): Leaf | undefined;
  matches(leaf: Leaf, context: RuleContext): boolean;
  describe(leaf: Leaf): ConditionText;
}
