import { describe, expect, it } from '@jest/globals';
import { matches, RuleSet, type Condition, type RuleContext } from '@boon/service-support/rules';
import { parseAudience } from '@boon/solution/audience';
import fc from 'fast-check';
import { AudienceBoard } from './asked-audiences.js';

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

describe('audiences that are asked as a decision comes by', () => {
  it('answer what each condition says, however many decisions are under way at once', () => {
    fc.assert(
      fc.property(
        fc.array(wire, { minLength: 1, maxLength: 40 }),
        fc.array(context, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 150 }),
        fc.constantFrom(1, 4, 100),
        (wires, shoppers, questions, worthOfOne) => {
          const conditions = wires.map(conditionOf);
          const rules = conditions.map((condition, n) => ({ id: String(n), condition }));
          const set = RuleSet.build(rules, { oneByOne: true });
          const board = new AudienceBoard(set, worthOfOne);
          const asked = shoppers.map((shopper) => board.about(shopper));
          for (const [who, what] of questions) {
            const shopper = shoppers[who % shoppers.length] ?? null;
            const place = what % conditions.length;
            const expected = shopper !== null && matches(conditions[place]!, shopper);
            expect(asked[who % shoppers.length]?.holds(place)).toBe(expected);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
