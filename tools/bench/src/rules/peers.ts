import { loadPeer } from '../world/peer-packages.js';
import type { PeerName } from './engine-versions.js';
import type { BenchContext, BenchRule, Predicate } from './workload.js';
import { zenTable } from './zen-table.js';

/** Asks an engine which rules hold. */
export type Ask = (context: BenchContext) => readonly string[] | Promise<readonly string[]>;

/** Tells an engine the rules in its own words, ready to be asked. */
type Prepare = (folder: string, rules: readonly BenchRule[]) => Promise<Ask>;

/** Every engine in the form that its documentation gives for many rules. */
export const PEERS: Readonly<Record<PeerName, Prepare>> = {
  'json-rules-engine': async (folder, rules) => {
    const { Engine } = await loadPeer<JsonRulesEngine>(folder, 'json-rules-engine');
    const engine = new Engine();
    for (const { id, predicates } of rules) {
      const all = predicates.flatMap(asFacts);
      engine.addRule({ conditions: { all }, event: { type: id } });
    }
    return async (context) => (await engine.run(context)).events.map(({ type }) => type);
  },
  'json-logic-js': async (folder, rules) => {
    const { apply } = await loadPeer<JsonLogic>(folder, 'json-logic-js');
    const logic = rules.map(({ id, predicates }) => ({
      id,
      rule: { and: predicates.map(asLogic) },
    }));
    return (context) => logic.filter(({ rule }) => apply(rule, context)).map(({ id }) => id);
  },
  '@gorules/zen-engine': async (folder, rules) => {
    const { ZenEngine } = await loadPeer<Zen>(folder, '@gorules/zen-engine');
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable(rules))));
    return async (context) => (await decision.evaluate(context)).result.map(({ rule }) => rule);
  },
  'cel-js': async (folder, rules) => {
    const { parse, evaluate } = await loadPeer<Cel>(folder, 'cel-js');
    const parsed = rules.map(({ id, predicates }) => {
      const { isSuccess, cst } = parse(predicates.map(asCel).join(' && '));
      if (!isSuccess) throw new Error(`cel-js does not read rule ${id}`);
      return { id, cst };
    });
    return (context) => parsed.filter(({ cst }) => evaluate(cst, context)).map(({ id }) => id);
  },
  '@growthbook/growthbook': async (folder, rules) => {
    const { GrowthBook } = await loadPeer<GrowthBookSdk>(folder, '@growthbook/growthbook');
    const features = Object.fromEntries(
      rules.map(({ id, predicates }) => {
        const condition = Object.fromEntries(predicates.map(asMongo));
        return [id, { defaultValue: false, rules: [{ condition, force: true }] }];
      }),
    );
    const sdk = new GrowthBook({ features });
    return async (context) => {
      await sdk.setAttributes(context);
      return rules.filter(({ id }) => sdk.isOn(id)).map(({ id }) => id);
    };
  },
};

interface JsonRulesEngine {
  readonly Engine: new () => {
    addRule(rule: object): void;
    run(facts: object): Promise<{ readonly events: readonly { readonly type: string }[] }>;
  };
}

interface JsonLogic {
  apply(rule: object, values: object): boolean;
}

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: Buffer): {
      evaluate(context: object): Promise<{ readonly result: readonly { readonly rule: string }[] }>;
    };
  };
}

interface Cel {
  parse(expression: string): { readonly isSuccess: boolean; readonly cst: object };
  evaluate(cst: object, context: object): boolean;
}

interface GrowthBookSdk {
  readonly GrowthBook: new (options: object) => {
    setAttributes(attributes: object): Promise<void>;
    isOn(feature: string): boolean;
  };
}

function asFacts(predicate: Predicate): object[] {
  const { op, attribute: fact } = predicate;
  if (op === 'between') {
    return [
      { fact, operator: 'greaterThanInclusive', value: predicate.from },
      { fact, operator: 'lessThanInclusive', value: predicate.to },
    ];
  }
  if (op === 'eq') return [{ fact, operator: 'equal', value: predicate.value }];
  return [{ fact, operator: op === 'in' ? 'in' : 'notIn', value: predicate.values }];
}

function asLogic(predicate: Predicate): object {
  const value = { var: predicate.attribute };
  if (predicate.op === 'between') return { '<=': [predicate.from, value, predicate.to] };
  if (predicate.op === 'eq') return { '==': [value, predicate.value] };
  const isListed = { in: [value, predicate.values] };
  return predicate.op === 'in' ? isListed : { '!': isListed };
}

function asCel(predicate: Predicate): string {
  const { op, attribute } = predicate;
  if (op === 'between') {
    return `${attribute} >= ${predicate.from} && ${attribute} <= ${predicate.to}`;
  }
  if (op === 'eq') return `${attribute} == ${JSON.stringify(predicate.value)}`;
  const isListed = `${attribute} in ${JSON.stringify(predicate.values)}`;
  return op === 'in' ? isListed : `!(${isListed})`;
}

function asMongo(predicate: Predicate): [string, unknown] {
  const { op, attribute } = predicate;
  if (op === 'between') return [attribute, { $gte: predicate.from, $lte: predicate.to }];
  if (op === 'eq') return [attribute, predicate.value];
  return [attribute, op === 'in' ? { $in: predicate.values } : { $nin: predicate.values }];
}
