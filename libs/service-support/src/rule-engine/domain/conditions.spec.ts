import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { AttributeSchema } from './attribute.js';
import type { AttributeValue, RuleContext } from './context.js';
import { describeCondition, explain, matches } from './evaluate.js';
import { parseCondition } from './parse-condition.js';
import { RuleSet } from './rule-set.js';
import { PRODUCT_ATTRIBUTES, USER_ATTRIBUTES } from './standard-attributes.js';

const schema = AttributeSchema.of([
  ...USER_ATTRIBUTES,
  ...PRODUCT_ATTRIBUTES,
  {
    name: 'request.entry',
    type: 'string',
    source: 'client',
    label: { zh: '入口', en: 'entry' },
  },
]);

function condition(wire: unknown) {
  const outcome = parseCondition(wire, schema);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.condition;
}

function faults(wire: unknown): string[] {
  const outcome = parseCondition(wire, schema);
  return outcome.ok ? [] : outcome.faults.map(({ path, code }) => `${path}: ${code}`);
}

function knowing(values: Record<string, AttributeValue | null>): RuleContext {
  return { now: new Date('2026-11-11T12:00:00Z'), values };
}

const isNew = { op: 'in', attribute: 'user.stage', values: ['new'] };

describe('a missing value', () => {
  const nobody = knowing({ 'user.stage': null });

  it.each([
    [isNew],
    [{ op: 'eq', attribute: 'user.stage', value: 'new' }],
    [{ op: 'lt', attribute: 'user.paidOrders', value: 3 }],
    [{ op: 'gte', attribute: 'product.price', value: '0' }],
    [{ op: 'between', attribute: 'user.paidOrders', from: 0, to: 9 }],
    [{ op: 'intersects', attribute: 'user.segments', values: ['vip'] }],
    [{ op: 'exists', attribute: 'user.segments' }],
  ])('fails %j, and its plain negation holds', (wire) => {
    expect(matches(condition(wire), nobody)).toBe(false);
    expect(matches(condition({ op: 'not', condition: wire }), nobody)).toBe(true);
  });

  it('is in no list', () => {
    const notNew = { op: 'not-in', attribute: 'user.stage', values: ['new'] };
    expect(matches(condition(notNew), nobody)).toBe(true);
  });
});

describe('a value of another type than declared', () => {
  it('counts as missing: numbers are not compared as text', () => {
    const many = condition({ op: 'gt', attribute: 'user.paidOrders', value: 9 });
    expect(matches(many, knowing({ 'user.paidOrders': '10' }))).toBe(false);
    expect(matches(many, knowing({ 'user.paidOrders': 10 }))).toBe(true);
  });
});

describe('ranges', () => {
  it('of between include both ends', () => {
    const range = condition({ op: 'between', attribute: 'product.price', from: '100', to: '200' });
    const holds = [99, 100, 200, 201].map((fen) =>
      matches(range, knowing({ 'product.price': Money.ofFen(fen) })),
    );
    expect(holds).toEqual([false, true, true, false]);
  });

  it('of time exclude the end and run past midnight in Shanghai', () => {
    const night = condition({ op: 'time-window', daily: { from: '22:00', to: '06:00' } });
    const at = (time: string) =>
      matches(night, { now: new Date(`2026-11-11T${time}+08:00`), values: {} });
    expect(['21:59', '22:00', '05:59', '06:00'].map(at)).toEqual([false, true, true, false]);
  });
});

describe('parseCondition', () => {
  it('names every fault with its path', () => {
    const wire = {
      op: 'and',
      conditions: [
        { op: 'in', attribute: 'user.stage', values: ['new', 3], extra: 1 },
        { op: 'matches', attribute: 'user.stage' },
        { op: 'gt', attribute: 'user.segments', value: 1 },
        { op: 'not', condition: { op: 'eq', attribute: 'user.shoeSize', value: 1 } },
        { op: 'between', attribute: 'product.price', from: '200', to: '100' },
        { op: 'or', conditions: [] },
        { op: 'time-window' },
        'new users',
      ],
    };
    expect(faults(wire)).toEqual([
      'conditions[0].extra: member-unknown',
      'conditions[0].values[1]: value-string',
      'conditions[1].op: op-unknown',
      'conditions[2].attribute: attribute-type',
      'conditions[3].condition.attribute: attribute-unknown',
      'conditions[4].to: range-empty',
      'conditions[5].conditions: conditions-empty',
      'conditions[6]: window-empty',
      'conditions[7]: condition-malformed',
    ]);
  });

  it('takes eight levels and no more', () => {
    const nested = (levels: number): unknown =>
      levels === 1 ? isNew : { op: 'not', condition: nested(levels - 1) };
    expect(faults(nested(8))).toEqual([]);
    expect(faults(nested(9))).toEqual([`${'condition.'.repeat(7)}condition: condition-too-deep`]);
    expect(faults(nested(5_000))).toHaveLength(1);
  });

  it('takes two hundred conditions and no more', () => {
    const wide = (nodes: number) => ({ op: 'or', conditions: Array(nodes - 1).fill(isNew) });
    expect(faults(wide(200))).toEqual([]);
    expect(faults(wide(201))).toEqual([': condition-too-large']);
    expect(faults(wide(100_000))).toEqual([': condition-too-large']);
  });

  it('takes inherited member names for what they are', () => {
    expect(faults({ op: 'constructor' })).toEqual(['op: op-unknown']);
    expect(faults({ op: 'exists', attribute: '__proto__' })).toEqual([
      'attribute: attribute-unknown',
    ]);
  });

  it('does not believe a client where only the server counts', () => {
    const wire = { op: 'eq', attribute: 'request.entry', value: 'ad' };
    expect(parseCondition(wire, schema).ok).toBe(true);
    expect(parseCondition(wire, schema, ['server', 'signed'])).toMatchObject({
      ok: false,
      faults: [{ path: 'attribute', code: 'attribute-untrusted' }],
    });
  });
});

describe('explain', () => {
  const audience = condition({
    op: 'and',
    conditions: [
      isNew,
      { op: 'gte', attribute: 'product.price', value: '30000' },
      { op: 'not', condition: { op: 'intersects', attribute: 'user.segments', values: ['staff'] } },
    ],
  });

  it('names the first part that fails, in both languages', () => {
    const context = knowing({ 'user.stage': 'new', 'product.price': Money.ofFen(29_999) });
    expect(explain(audience, context)).toEqual({
      path: 'conditions[1]',
      op: 'gte',
      attribute: 'product.price',
      text: { zh: '商品价格不小于 ¥300.00', en: 'product price is at least ¥300.00' },
    });
  });

  it('says nothing when all holds', () => {
    const context = knowing({ 'user.stage': 'new', 'product.price': Money.ofFen(30_000) });
    expect(explain(audience, context)).toBeNull();
  });

  it('names an alternative as a whole', () => {
    const either = condition({ op: 'or', conditions: [isNew, { ...isNew, values: ['dormant'] }] });
    expect(explain(either, knowing({}))).toMatchObject({ path: '', op: 'or', attribute: null });
  });

  it('words every operator', () => {
    const words = [
      { op: 'not-in', attribute: 'user.stage', values: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
      { op: 'exists', attribute: 'user.lastPaidAt' },
      { op: 'between', attribute: 'user.paidOrders', from: 1, to: 3 },
      { op: 'lt', attribute: 'user.lastPaidAt', value: '2026-11-11T00:00:00+08:00' },
      { op: 'time-window', from: '2026-11-01T00:00:00+08:00', weekdays: [6, 7] },
      { op: 'not', condition: { op: 'or', conditions: [isNew, isNew] } },
    ].map((wire) => describeCondition(condition(wire)).en);

    expect(words).toEqual([
      'lifecycle stage is none of: a, b, c, d, e, … (+2)',
      'last paid order is known',
      'paid orders is from 1 to 3, both included',
      'last paid order is less than 2026-11-11 00:00',
      'the time is within 2026-11-01 00:00 – …, Sat/Sun, end excluded',
      'not (lifecycle stage is one of: new or lifecycle stage is one of: new)',
    ]);
  });
});

describe('RuleSet', () => {
  it('answers the rules that hold in the order given; no condition holds for everyone', () => {
    const set = RuleSet.build([
      { id: 'everyone', condition: null },
      { id: 'dormant', condition: condition({ ...isNew, values: ['dormant'] }) },
      { id: 'new', condition: condition(isNew) },
    ]);
    expect(set.match(knowing({ 'user.stage': 'new' }))).toEqual(['everyone', 'new']);
    expect(set.size).toBe(3);
  });
});
