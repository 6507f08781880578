import { AttributeSchema } from '../../../rule-engine/domain/attribute.js';
import type { Condition } from '../../../rule-engine/domain/condition.js';
import {
  parseCondition,
  type ParsedCondition,
} from '../../../rule-engine/domain/parse-condition.js';
import { RuleSet } from '../../../rule-engine/domain/rule-set.js';
import { USER_ATTRIBUTES } from '../../../rule-engine/domain/standard-attributes.js';
import { userValues } from '../../domain/rule-values.js';
import type { UserState } from '../../domain/user-state.js';

const SEGMENT_ATTRIBUTES = AttributeSchema.of(USER_ATTRIBUTES);

/** Reads the rule of a segment: what the platform itself knows of a user; `user.segments` are the fed ones. */
export function parseSegmentRule(wire: unknown): ParsedCondition {
  return parseCondition(wire, SEGMENT_ATTRIBUTES, ['server']);
}

/** The segments that a rule decides, judged whenever a user is read: they are never out of date. Immutable. */
export class SegmentRules {
  static readonly NONE = new SegmentRules(RuleSet.build([]));

  private constructor(private readonly rules: RuleSet) {}

  static of(
    rules: readonly { readonly code: string; readonly condition: Condition }[],
  ): SegmentRules {
    return new SegmentRules(
      RuleSet.build(rules.map(({ code: id, condition }) => ({ id, condition }))),
    );
  }

  /** The user's state with the segments whose rules hold now beside the fed ones, in ascending order. */
  appliedTo(state: UserState, now: Date): UserState {
    if (this.rules.size === 0) return state;
    const held = this.rules.match({ now, values: userValues(state) });
    if (held.length === 0) return state;
    return { ...state, segments: [...new Set([...state.segments, ...held])].sort() };
  }
}
