import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capKey } from '../cap-key.js';
import { CounterTable, isOver } from './counter-table.js';

const AT = new Date('2026-11-28T00:00:00Z');
const USERS = ['ann', 'b}:b', '{'];

const keyOf = (user: number, subjectId: number): string =>
  capKey(
    {
      ...{ userId: USERS[user] ?? '', measure: 'claims', subject: 'stock' },
      ...{ subjectId: String(subjectId), period: 'total' },
    },
    AT,
  );

const keys = fc.oneof(
  fc.tuple(fc.nat(2), fc.nat(4)).map(([user, subject]) => keyOf(user, subject)),
  fc.constantFrom('stock:1', 'cap:', 'cap:{}:x', 'cap:{ann}'),
);

describe('a table of counters', () => {
  it('holds what a map would hold, also after what has expired was swept away', () => {
    const steps = fc.array(
      fc.record({ key: keys, expiresAt: fc.option(fc.nat(10)), sweepAt: fc.option(fc.nat(12)) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const [table, map] = [new CounterTable(), new Map<string, { expiresAt: number | null }>()];
        for (const [value, { key, expiresAt, sweepAt }] of all.entries()) {
          if (map.has(key)) continue;
          map.set(key, { value, expiresAt } as { expiresAt: number | null });
          table.add(key, { value, expiresAt });
          if (sweepAt === null) continue;
          table.sweep(sweepAt);
          for (const [each, { expiresAt: end }] of map) {
            if (isOver({ value: 0, expiresAt: end }, sweepAt)) map.delete(each);
          }
        }
        expect(table.size).toBe(map.size);
        for (const [key, counter] of map) expect(table.get(key)).toMatchObject(counter);
        const ofUsers = new Map<string, unknown>();
        for (const user of USERS) {
          const tag = `{${encodeURIComponent(user)}}`;
          table.eachOf(tag, (key, counter) => ofUsers.set(key, counter));
        }
        const caps = [...map.keys()].filter((key) => /^cap:\{[^}]+\}:/.test(key));
        expect([...ofUsers.keys()].sort()).toEqual(caps.sort());
      }),
    );
  });
});
