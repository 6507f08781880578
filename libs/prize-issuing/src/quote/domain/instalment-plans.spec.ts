import { describe, expect, it } from '@jest/globals';
import { BasisPoints } from '@boon/shared-kernel';
import { instalmentPlansOf } from './instalment-plans.js';

describe('the instalment plans of the platform', () => {
  it('are named by months, rate and method; nothing names none', () => {
    expect(instalmentPlansOf('')).toEqual([]);
    expect(instalmentPlansOf('3:1200:flat, 12:0:declining')).toEqual([
      { months: 3, annualRate: BasisPoints.of(1_200), method: 'flat' },
      { months: 12, annualRate: BasisPoints.of(0), method: 'declining' },
    ]);
  });

  it.each(['3', '0:1:flat', '61:1:flat', '3:10001:flat', '3:1:monthly', '3:1:flat,3:2:flat'])(
    'are refused where they make no sense: %s',
    (text) => {
      expect(() => instalmentPlansOf(text)).toThrow(/instalment plan/);
    },
  );
});
