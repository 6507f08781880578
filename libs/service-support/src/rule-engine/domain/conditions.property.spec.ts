import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { AttributeSchema, type Attribute } from './attribute.js';
import type { AttributeValue, RuleContext } from './context.js';
import { explain, matches } from './evaluate.js';
import { parseCondition } from './parse-condition.js';
import { RuleSet } from './rule-set.js';

const PAIRS = process.env['BOON_SCALE'] === 'full' ? 1_000_000 : 100_000;
const RULES_AT_ONCE = 50;

function attribute(name: string, type: Attribute['type']): Attribute {
  return { name, type, source: 'server', label: { zh: name, en: name } };
}

const schema = AttributeSchema.of([
  attribute('a.text', 'string'),
  attribute('a.count', 'number'),
  attribute('a.tags', 'string-set'),
  attribute('a.flag', 'boolean'),
  attribute('a.moment', 'instant'),
  attribute('a.price', 'money'),
]);

type Wire = Record<string, unknown>;

const text = fc.constantFrom('x', 'y', 'z', 'w');
const count = fc.integer({ min: -3, max: 3 });
const price = fc.integer({ min: -200, max: 200 }).map(String);
const moment = fc
  .integer({ min: 0, max: 20 * 24 })
  .map((hours) => new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000).toISOString());
const OPERANDS: Record<string, fc.Arbitrary<unknown>> = {
  'a.text': text,
  'a.count': count,
  'a.price': price,
  'a.moment': moment,
  'a.flag': fc.boolean(),
};
const SORTED: Record<string, (value: unknown) => number> = {
  'a.count': Number,
  'a.price': Number,
  'a.moment': (value) => Date.parse(String(value)),
};

function on(
  names: readonly string[],
  make: (name: string, value: fc.Arbitrary<unknown>) => fc.Arbitrary<Wire>,
) {
  return fc.constantFrom(...names).chain((name) => make(name, OPERANDS[name] ?? text));
}

const leaf: fc.Arbitrary<Wire> = fc.oneof(
  on(['a.text', 'a.count', 'a.price'], (name, value) =>
    fc.record({
      op: fc.constantFrom('in', 'not-in'),
      attribute: fc.constant(name),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    }),
  ),
  on(Object.keys(OPERANDS), (name, value) =>
    fc.record({ op: fc.constant('eq'), attribute: fc.constant(name), value }),
  ),
  on(Object.keys(SORTED), (name, value) =>
    fc.record({
      op: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
      attribute: fc.constant(name),
      value,
    }),
  ),
  on(Object.keys(SORTED), (name, value) =>
    fc.tuple(value, value).map(([one, other]) => {
      const rank = SORTED[name] ?? Number;
      const [from, to] = rank(one) <= rank(other) ? [one, other] : [other, one];
      return { op: 'between', attribute: name, from, to };
    }),
  ),
  fc.record({
    op: fc.constant('intersects'),
    attribute: fc.constant('a.tags'),
    values: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    op: fc.constant('exists'),
    attribute: fc.constantFrom('a.tags', ...Object.keys(OPERANDS)),
  }),
  fc
    .record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      from: fc.integer({ min: 0, max: 23 }),
      length: fc.integer({ min: 1, max: 23 }),
    })
    .map(({ weekdays, from, length }) => ({
      op: 'time-window',
      weekdays,
      daily: { from: clock(from), to: clock((from + length) % 24) },
    })),
  fc.tuple(moment, fc.integer({ min: 1, max: 100 })).map(([from, hours]) => ({
    op: 'time-window',
    from,
    to: new Date(Date.parse(from) + hours * 3_600_000).toISOString(),
  })),
);

const wire: fc.Arbitrary<Wire> = fc.letrec<{ node: Wire }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({
      op: fc.constantFrom('and', 'or'),
      conditions: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ op: fc.constant('not'), condition: tie('node') }),
  ),
})).node;

const context = fc.record({
  now: moment.map((iso) => new Date(iso)),
  values: fc.record(
    {
      'a.text': fc.oneof(text, fc.constant(null), fc.constant(7)),
      'a.count': fc.oneof(count, fc.constant(Number.NaN), fc.constant('2')),
      'a.tags': fc.oneof(fc.array(text, { maxLength: 3 }), fc.constant('x')),
      'a.flag': fc.boolean(),
      'a.moment': fc.oneof(
        moment.map((iso) => new Date(iso)),
        fc.constant(new Date(Number.NaN)),
      ),
      'a.price': price.map((fen) => Money.parse(fen)),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<RuleContext>;

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Judges the JSON itself, by the words of the README, sharing no code with the engine. */
function oracle(node: Wire, { now, values }: RuleContext): boolean {
  const op = String(node['op']);
  if (op === 'and')
    return (node['conditions'] as Wire[]).every((part) => oracle(part, { now, values }));
  if (op === 'or')
    return (node['conditions'] as Wire[]).some((part) => oracle(part, { now, values }));
  if (op === 'not') return !oracle(node['condition'] as Wire, { now, values });
  if (op === 'time-window') return inWindow(node, now);
  const name = String(node['attribute']);
  const known = plain(name, values[name]);
  if (op === 'exists') return known !== undefined;
  if (op === 'not-in')
    return known === undefined || !operands(name, node['values']).includes(known);
  if (known === undefined) return false;
  if (op === 'in') return operands(name, node['values']).includes(known);
  if (op === 'intersects') {
    return (node['values'] as string[]).some((tag) => (known as string[]).includes(tag));
  }
  if (op === 'between') {
    return (
      Number(known) >= operand(name, node['from']) && Number(known) <= operand(name, node['to'])
    );
  }
  const other = operand(name, node['value']);
  if (op === 'eq') return known === other;
  if (op === 'lt') return Number(known) < other;
  if (op === 'lte') return Number(known) <= other;
  return op === 'gt' ? Number(known) > other : Number(known) >= other;
}

function plain(name: string, value: AttributeValue | null | undefined): unknown {
  if (value instanceof Money) return Number(value.toString());
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  if (name === 'a.count') return typeof value === 'number' && value === value ? value : undefined;
  if (name === 'a.text') return typeof value === 'string' ? value : undefined;
  if (name === 'a.tags') return Array.isArray(value) ? value : undefined;
  return value ?? undefined;
}

function operand(name: string, value: unknown): never {
  const rank = SORTED[name];
  return (rank ? rank(value) : value) as never;
}

function operands(name: string, list: unknown): unknown[] {
  return (list as unknown[]).map((value) => operand(name, value));
}

const SHANGHAI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function inWindow(node: Wire, now: Date): boolean {
  const local = SHANGHAI.formatToParts(now);
  const part = (type: string) => local.find((each) => each.type === type)?.value ?? '';
  if (node['from'] !== undefined && now < new Date(String(node['from']))) return false;
  if (node['to'] !== undefined && now >= new Date(String(node['to']))) return false;
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  if (Array.isArray(node['weekdays']) && !node['weekdays'].includes(weekday)) return false;
  const daily = node['daily'] as { from: string; to: string } | undefined;
  if (!daily) return true;
  const time = `${part('hour')}:${part('minute')}`;
  return daily.from < daily.to
    ? time >= daily.from && time < daily.to
    : time >= daily.from || time < daily.to;
}

function parsed(node: Wire) {
  const outcome = parseCondition(node, schema);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.condition;
}

describe('conditions of every shape', () => {
  it('hold exactly when a naive reading of their JSON says so, alone and in a set', () => {
    fc.assert(
      fc.property(
        fc.array(wire, { minLength: RULES_AT_ONCE, maxLength: RULES_AT_ONCE }),
        fc.array(context, { minLength: 20, maxLength: 20 }),
        (wires, contexts) => {
          const rules = wires.map((node, index) => ({
            id: String(index),
            condition: parsed(node),
          }));
          const set = RuleSet.build(rules);
          for (const each of contexts) {
            const expected = rules.filter((_, index) => oracle(wires[index] ?? {}, each));
            expect(set.match(each)).toEqual(expected.map(({ id }) => id));
          }
        },
      ),
      { numRuns: Math.ceil(PAIRS / (RULES_AT_ONCE * 20)), seed: 20261111 },
    );
  });

  it('are explained exactly when they fail, and the part named fails too', () => {
    fc.assert(
      fc.property(wire, context, (node, each) => {
        const condition = parsed(node);
        const failing = explain(condition, each);
        expect(failing === null).toBe(matches(condition, each));
        if (failing) expect(oracle(at(node, failing.path), each)).toBe(false);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });
});

function at(node: Wire, path: string): Wire {
  return [...path.matchAll(/conditions\[(\d+)\]/g)].reduce(
    (inner, [, index]) => (inner['conditions'] as Wire[])[Number(index)] ?? {},
    node,
  );
}
