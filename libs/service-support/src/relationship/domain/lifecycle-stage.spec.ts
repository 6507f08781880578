import { describe, expect, it } from '@jest/globals';
import { lifecycleStage, type OrderFacts } from './lifecycle-stage.js';

const NOW = new Date('2026-11-11T12:00:00Z');
const DAY = 24 * 3_600_000;

function paid(...daysAgo: number[]): OrderFacts {
  const times = [...daysAgo]
    .sort((one, other) => one - other)
    .map((days) => new Date(NOW.getTime() - days * DAY));
  return {
    paidOrders: times.length,
    firstPaidAt: times.at(-1) ?? null,
    lastPaidAt: times[0] ?? null,
    previousPaidAt: times[1] ?? null,
  };
}

describe('lifecycleStage', () => {
  it.each([
    ['new', 'has never paid an order', paid()],
    ['active', 'paid today', paid(0)],
    ['active', 'paid 30 days ago', paid(30)],
    ['active', 'paid a little less than 31 days ago', paid(30.99)],
    ['at-risk', 'paid 31 days ago', paid(31)],
    ['at-risk', 'paid 90 days ago', paid(90)],
    ['dormant', 'paid 91 days ago', paid(91)],
    ['returned', 'came back after 90 days', paid(5, 95)],
    ['active', 'came back after 89 days', paid(5, 94)],
    ['active', 'came back and has ordered again', paid(1, 5, 200)],
    ['at-risk', 'came back 31 days ago', paid(31, 200)],
    ['active', 'paid with a clock ahead of ours', paid(-1)],
  ] as const)('calls %s who %s', (stage, _story, facts) => {
    expect(lifecycleStage(facts, NOW)).toBe(stage);
  });

  it('keeps to the borders it is given', () => {
    const borders = { activeDays: 7, atRiskDays: 14, returnGapDays: 30 };
    const stages = [paid(7), paid(8), paid(15), paid(1, 31)].map((facts) =>
      lifecycleStage(facts, NOW, borders),
    );
    expect(stages).toEqual(['active', 'at-risk', 'dormant', 'returned']);
  });
});
