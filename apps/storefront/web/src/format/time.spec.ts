import { describe, expect, it } from '@jest/globals';
import { dayIn, momentIn, momentWithOffset, timeLeft } from './time.js';

const NOW = Date.parse('2026-11-28T10:00:00Z');

describe('an instant', () => {
  it('is told in Shanghai, also where the day differs', () => {
    expect(momentIn('2026-11-28T16:05:00Z')).toBe('2026-11-29 00:05');
  });

  it('names its offset where asked', () => {
    expect(momentWithOffset('2026-11-28T00:00:00Z')).toBe('2026-11-28 08:00 UTC+8');
  });

  it('has a day in both languages', () => {
    expect(dayIn('2026-11-30T20:00:00Z', 'zh')).toBe('12月1日');
    expect(dayIn('2026-11-30T20:00:00Z', 'en')).toBe('1 Dec');
  });
});

describe('the time left', () => {
  it.each([
    ['2026-11-28T10:00:00Z', { unit: 'over', count: 0 }],
    ['2026-11-28T10:00:20Z', { unit: 'minutes', count: 1 }],
    ['2026-11-28T10:59:59Z', { unit: 'minutes', count: 59 }],
    ['2026-11-28T11:00:00Z', { unit: 'hours', count: 1 }],
    ['2026-11-29T09:59:59Z', { unit: 'hours', count: 23 }],
    ['2026-11-30T09:59:59Z', { unit: 'days', count: 1 }],
  ])('until %s is %o', (until, left) => {
    expect(timeLeft(until, NOW)).toEqual(left);
  });
});
