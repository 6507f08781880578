import { describe, expect, it } from '@jest/globals';
import { expertValue } from './index.js';

describe('the expert valuation', () => {
  it('prefers a welcome for the new and a reminder for the dormant', () => {
    const value = (goal: 'acquire' | 'reactivate', stage: 'new' | 'dormant') =>
      expertValue({ savingFen: 5000, goal, stage, priority: 0 });
    expect(value('acquire', 'new')).toBeGreaterThan(value('reactivate', 'new'));
    expect(value('reactivate', 'dormant')).toBeGreaterThan(value('acquire', 'dormant'));
  });

  it('doubles at the highest priority and stays a whole number', () => {
    const input = { savingFen: 3333, goal: 'convert', stage: 'active' } as const;
    expect(expertValue({ ...input, priority: 0 })).toBe(3333);
    expect(expertValue({ ...input, priority: 1000 })).toBe(6666);
    expect(Number.isInteger(expertValue({ ...input, priority: 777 }))).toBe(true);
  });
});
