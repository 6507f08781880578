import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { AttributeSchema } from './attribute.js';
import type { AttributeValue, RuleContext } from './context.js';
import { parseCondition } from './parse-condition.js';
import { smallestChange } from './smallest-change.js';
import { PRODUCT_ATTRIBUTES, USER_ATTRIBUTES } from './standard-attributes.js';

const schema = AttributeSchema.of([...USER_ATTRIBUTES, ...PRODUCT_ATTRIBUTES]);
const shopper: RuleContext = {
  now: new Date('2026-11-11T12:00:00+08:00'),
  values: {
    'user.stage': 'active',
    'user.paidOrders': 3,
    'user.segments': ['vip', 'staff'],
    'product.price': Money.ofFen(25_000),
  },
};

function change(wire: unknown, values: Record<string, AttributeValue | null> = {}) {
  const outcome = parseCondition(wire, schema);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  const context = { ...shopper, values: { ...shopper.values, ...values } };
  return smallestChange(outcome.condition, context);
}

const isNew = { op: 'in', attribute: 'user.stage', values: ['new', 'returned'] };
const isDear = { op: 'gte', attribute: 'product.price', value: '30000' };
const isStaff = { op: 'intersects', attribute: 'user.segments', values: ['staff'] };

describe('the smallest change', () => {
  it.each([
    [isNew, '生命周期阶段变为 new', 'lifecycle stage becomes new'],
    [isDear, '商品价格增至 ¥300.00（还差 ¥50.00）', 'product price rises to ¥300.00 (¥50.00 more)'],
    [
      { op: 'lt', attribute: 'product.price', value: '20000' },
      '商品价格降至 ¥199.99（超出 ¥50.01）',
      'product price falls to ¥199.99 (¥50.01 less)',
    ],
    [{ op: 'not', condition: isStaff }, '人群去掉 staff', 'segments loses staff'],
    [
      { op: 'not-in', attribute: 'user.stage', values: ['active'] },
      '生命周期阶段变为其他值',
      'lifecycle stage becomes another value',
    ],
    [{ op: 'exists', attribute: 'product.brand' }, '品牌有值', 'brand becomes known'],
    [
      { op: 'time-window', daily: { from: '20:00', to: '22:00' }, weekdays: [6] },
      '等到 2026-11-14 20:00',
      'wait until 2026-11-14 20:00',
    ],
    [
      { op: 'and', conditions: [isDear, isNew] },
      '商品价格增至 ¥300.00（还差 ¥50.00）；生命周期阶段变为 new',
      'product price rises to ¥300.00 (¥50.00 more); lifecycle stage becomes new',
    ],
  ])('of a shopper for %j is told in both languages', (wire, zh, en) => {
    expect(change(wire)?.text).toEqual({ zh, en });
  });

  it('takes the alternative that asks for least', () => {
    const both = { op: 'and', conditions: [isNew, isDear] };
    const few = { op: 'lte', attribute: 'user.paidOrders', value: 2 };
    expect(change({ op: 'or', conditions: [both, few] })?.text.en).toBe(
      'paid orders falls to 2 (1 less)',
    );
  });

  it('goes the shorter way', () => {
    const wire = { op: 'in', attribute: 'product.price', values: ['10000', '26000'] };
    expect(change(wire)?.text.en).toBe('product price rises to ¥260.00 (¥10.00 more)');
  });

  it('meets all that is asked of one attribute at once', () => {
    const wire = {
      op: 'and',
      conditions: [
        { op: 'gt', attribute: 'user.paidOrders', value: 3 },
        { op: 'not-in', attribute: 'user.paidOrders', values: [4, 5] },
        { op: 'lt', attribute: 'user.paidOrders', value: 7 },
      ],
    };
    const found = change(wire)?.context.values['user.paidOrders'];
    expect(found).toBeGreaterThan(3);
    expect([4, 5]).not.toContain(found);
  });

  it('is nothing where nothing could help: the window is over', () => {
    expect(change({ op: 'time-window', to: '2026-11-11T00:00:00+08:00' })).toBeNull();
  });

  it('is nothing where the condition holds', () => {
    expect(change({ op: 'not', condition: isNew })).toBeNull();
  });
});
