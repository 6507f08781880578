import {
  AttributeSchema,
  parseCondition,
  type Condition,
  type Rule,
  type RuleContext,
} from '@boon/service-support/rules';
import { NUMERICS, TEXTS, type BenchContext, type BenchRule } from './workload.js';

const SCHEMA = AttributeSchema.of([
  ...TEXTS.map((name) => attribute(name, 'string')),
  ...NUMERICS.map((name) => attribute(name, 'number')),
]);
const NOW = new Date('2026-11-11T04:00:00Z');

/** The rule read from its wire form, as an audience would be. */
export function asRule({ id, predicates }: BenchRule): Rule {
  const conditions = predicates.map((each) => ({ ...each, attribute: `user.${each.attribute}` }));
  return { id, condition: parsed({ op: 'and', conditions }) };
}

/** A stream of rules, so that none is kept. */
export function* asRules(rules: Iterable<BenchRule>): Generator<Rule> {
  for (const rule of rules) yield asRule(rule);
}

/** The context as the rule engine takes it. */
export function asContext(context: BenchContext): RuleContext {
  const values = Object.entries(context).map(([name, value]) => [`user.${name}`, value] as const);
  return { now: NOW, values: Object.fromEntries(values) };
}

function parsed(wire: unknown): Condition {
  const outcome = parseCondition(wire, SCHEMA);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.condition;
}

function attribute(name: string, type: 'string' | 'number') {
  return {
    ...{ name: `user.${name}`, type, source: 'server' as const },
    label: { zh: name, en: name },
  };
}
