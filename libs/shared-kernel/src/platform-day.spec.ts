import { describe, expect, it } from '@jest/globals';
import { platformDay, platformMonth } from './index.js';

describe('platformDay', () => {
  it('turns at midnight in Shanghai, not in Greenwich', () => {
    expect(platformDay(new Date('2026-11-30T15:59:59.999Z'))).toBe('2026-11-30');
    expect(platformDay(new Date('2026-11-30T16:00:00.000Z'))).toBe('2026-12-01');
    expect(platformDay(new Date('2026-11-30T15:59:59.999Z'))).toBe('2026-11-30');
    expect(platformDay(new Date('1969-12-31T15:59:59.999Z'))).toBe('1969-12-31');
    expect(platformMonth(new Date('2026-11-30T16:00:00.000Z'))).toBe('2026-12');
  });
});
