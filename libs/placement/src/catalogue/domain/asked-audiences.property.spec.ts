import { describe, expect, it } from '@jest/globals';
import { matches, RuleSet, type Condition, type RuleContext } from '@boon/service-support/rules';
import { parseAudience } from '@boon/solution/audience';
import fc from 'fast-check';
import { AskedAudiences } from './asked-audiences.js';

const RUNS = process.env['BOON_SCALE'] === 'full' ? 5_000 : 300;
const NOW = new Date('2026-11-11T04:00:00Z');

const leaf = fc.oneof(
  fc.record({
    op: fc.constant('in'),
    attribute: fc.constant('user.stage'),
    values: fc.subarray(['new', 'active', 'dormant'], { minLength: 1 }),
  }),
  fc.record({
    op: fc.constantFrom('gte', 'lt'),
    attribute: fc.constant('user.paidOrders'),
    value: fc.integer({ min: 0, max: 4 }),
  }),
);
const wire = fc.oneof(
  leaf,
  leaf.map((condition) => ({ op: 'not', condition })),
);
const context: fc.Arbitrary<RuleContext | null> = fc.option(
  fc
    .record({ stage: fc.constantFrom('new', 'active'), orders: fc.integer({ min: 0, max: 4 }) })
    .map(({ stage, orders }) => ({
      now: NOW,
      values: { 'user.stage': stage, 'user.paidOrders': orders },
    })),
);

function conditionOf(value: unknown): Condition {
  const parsed = parseAudience(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.condition;
}

function expectAnswer(
  asked: AskedAudiences,
  conditions: readonly Condition[],
  shopper: RuleContext | null,
  question: number,
): void {
  const place = question % conditions.length;
  const condition = conditions[place]!;
  const expected = shopper !== null && matches(condition, shopper);
  if (asked.isRuledOut(place)) expect(expected).toBe(false);
  expect(asked.holds(place, condition)).toBe(expected);
}

describe('audiences that are asked as recall comes by', () => {
  it('answer what each condition says, one by one, all at once, or first one way and then the other', () => {
    fc.assert(
      fc.property(
        fc.array(wire, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(context, fc.array(fc.nat(), { maxLength: 60 })), { maxLength: 4 }),
        fc.constantFrom([1_000, 1], [0, 1], [0, 4], [0, 100]),
        (wires, visits, [few, worthOfOne]) => {
          const conditions = wires.map(conditionOf);
          const rules = conditions.map((condition, n) => ({ id: String(n), condition }));
          const asked = new AskedAudiences(RuleSet.build(rules), few, worthOfOne);
          for (const [shopper, questions] of visits) {
            asked.begin(shopper);
            for (const question of questions) expectAnswer(asked, conditions, shopper, question);
            asked.end();
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
