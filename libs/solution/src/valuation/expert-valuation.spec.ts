import { describe, expect, it } from '@jest/globals';
import { blendedValue, blendFor, type ValuationInput } from './index.js';

const input = (rest: Partial<ValuationInput> = {}): ValuationInput => ({
  savingFen: 5_000,
  kind: 'full-reduction',
  goal: 'convert',
  stage: 'active',
  platformShare: 10_000,
  priority: 0,
  ...rest,
});
const value = (rest: Partial<ValuationInput> = {}): number =>
  blendedValue(blendFor('home', null), input(rest));

describe('the value of offering a benefit', () => {
  it('prefers a welcome for the new and a reminder for the dormant', () => {
    const welcome = { goal: 'acquire', stage: 'new' } as const;
    expect(value(welcome)).toBeGreaterThan(value({ ...welcome, goal: 'reactivate' }));
    const reminder = { goal: 'reactivate', stage: 'dormant' } as const;
    expect(value(reminder)).toBeGreaterThan(value({ ...reminder, goal: 'acquire' }));
  });

  it('is expected gain less expected cost at the price of the budget, plus the lifecycle weight', () => {
    // 30 % use it; of 1,500 fen used, 4,500 come back; 1,500 of budget at par; 100 for the active.
    expect(value()).toBe(4_500 - 1_500 + 100);
    // A merchant who pays costs the platform nothing.
    expect(value({ platformShare: 0 })).toBe(4_500 + 100);
  });

  it('grows with the saving, doubles at the highest priority and stays a whole number', () => {
    expect(value({ savingFen: 6_000 })).toBeGreaterThan(value());
    expect(value({ priority: 1_000 })).toBe(2 * value());
    expect(Number.isInteger(value({ savingFen: 3_333, priority: 777 }))).toBe(true);
  });

  it('is less where the goal does not fit the shopper', () => {
    expect(value({ goal: 'acquire', stage: 'active', savingFen: 100 })).toBeGreaterThan(0);
    expect(value({ goal: 'acquire', stage: 'active', platformShare: 10_000 })).toBe(
      Math.floor(1_500 * 3 * 0.4 - 1_500),
    );
  });

  it('has a blend for every channel and arm', () => {
    expect(blendFor('a-new-channel', 'treatment').version).toBe(blendFor('pdp', null).version);
  });
});
