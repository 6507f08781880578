import { describe, expect, it } from '@jest/globals';
import { capEntry, capKey, capReading, capRequestId, type UserCap } from './cap-key.js';

const cap: UserCap = {
  userId: 'ann',
  measure: 'exposures',
  subject: 'scheme',
  subjectId: 's1',
  period: 'day',
};

describe('capKey', () => {
  it('counts a day from midnight to midnight in Shanghai', () => {
    const lastMoment = new Date('2026-11-11T15:59:59.999Z');
    const midnight = new Date('2026-11-11T16:00:00.000Z');

    expect(capKey(cap, lastMoment)).toBe('cap:{ann}:exposures:scheme:s1:2026-11-11');
    expect(capKey(cap, midnight)).toBe('cap:{ann}:exposures:scheme:s1:2026-11-12');
  });

  it('keeps months and totals apart', () => {
    const at = new Date('2026-11-30T16:00:00.000Z');
    expect(capKey({ ...cap, period: 'month' }, at)).toBe('cap:{ann}:exposures:scheme:s1:2026-12');
    expect(capKey({ ...cap, period: 'total' }, at)).toBe('cap:{ann}:exposures:scheme:s1:total');
  });

  it('keeps odd user ids from breaking out of their hash tag', () => {
    const odd = capKey({ ...cap, userId: '}:{x' }, new Date());
    expect(odd).toContain('cap:{%7D%3A%7Bx}:');
    expect(capRequestId('}:{x', 'd1')).toBe('{%7D%3A%7Bx}:d1');
  });
});

describe('capEntry', () => {
  it('may be forgotten an hour after its period', () => {
    const at = new Date('2024-02-10T00:00:00Z');
    expect(capEntry(cap, 3, at)).toEqual({
      key: capKey(cap, at),
      amount: 1,
      limit: 3,
      expiresAt: new Date('2024-02-10T17:00:00.000Z'),
    });
    expect(capEntry({ ...cap, period: 'month' }, 3, at).expiresAt).toEqual(
      new Date('2024-02-29T17:00:00.000Z'),
    );
    expect(capEntry({ ...cap, period: 'total' }, null, at).expiresAt).toBeNull();
  });
});

describe('a sliding cap', () => {
  const sliding: UserCap = { ...cap, period: 'last-6h' };

  it('counts the window of now and the part of the one before that lies within the last hours', () => {
    const at = new Date('2026-11-11T07:30:00.000Z');
    const { key, earlier, limit, expiresAt } = capEntry(sliding, 4, at);

    expect(key).toMatch(/^cap:\{ann\}:exposures:scheme:s1:last-6h:\d+$/);
    expect(earlier).toEqual({ key: expect.stringMatching(/:\d+$/), share: 750 });
    expect(Number(key.split(':').at(-1)) - Number(earlier?.key.split(':').at(-1))).toBe(1);
    expect({ limit, expiresAt }).toEqual({
      limit: 4,
      // Six hours of its own, six in which it counts in part, an hour of grace.
      expiresAt: new Date('2026-11-11T19:00:00.000Z'),
    });
  });

  it('is read from both windows, rounded up', () => {
    const { keys, count } = capReading(sliding, new Date('2026-11-11T07:30:00.000Z'));
    expect(keys).toHaveLength(2);
    expect(count([2, 3])).toBe(2 + 3);
    expect(count([2, 4])).toBe(2 + 3);
    expect(count([])).toBe(0);
    expect(capReading(cap, new Date()).count([7])).toBe(7);
  });

  it('is refused with no whole number of hours', () => {
    for (const period of ['last-0h', 'last-1.5h', 'last-9000h'] as const) {
      expect(() => capKey({ ...cap, period }, new Date())).toThrow('whole hours');
    }
  });
});
