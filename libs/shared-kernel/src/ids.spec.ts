import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { isId, newId, newIds } from './ids.js';

describe('ids', () => {
  it('are unique and ascend, tens of thousands within few milliseconds', () => {
    const ids = Array.from({ length: 50_000 }, () => newId());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isId)).toBe(true);
  });

  it('carry the time of their making', () => {
    const before = Date.now();
    const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('are of version 7', () => {
    for (const id of [newId(), newId(), ...newIds(3)]) {
      expect([validate(id), version(id)]).toEqual([true, 7]);
    }
  });

  it('differ in their random bits', () => {
    const ends = Array.from({ length: 1_000 }, () => newId().slice(-10));
    expect(new Set(ends).size).toBeGreaterThan(990);
  });

  it('ascend and differ when many are made at once, before and after others', () => {
    const ids = [newId(), ...newIds(50_000), newId(), ...newIds(3), newId(), ...newIds(0)];
    expect(new Set(ids).size).toBe(50_006);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isId)).toBe(true);
  });
});
