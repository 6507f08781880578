import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assign, IMPOSSIBLE, type ValueTable } from './assign.js';

function bestByForce(values: number[][], row = 0, taken = new Set<number>()): number {
  if (row === values.length) return 0;
  let best = bestByForce(values, row + 1, taken);
  for (const [column, value] of (values[row] ?? []).entries()) {
    if (taken.has(column) || value <= 0) continue;
    taken.add(column);
    best = Math.max(best, value + bestByForce(values, row + 1, taken));
    taken.delete(column);
  }
  return best;
}

function tableOf(values: number[][]): ValueTable {
  const columns = values[0]?.length ?? 0;
  return { rows: values.length, columns, values: Float64Array.from(values.flat()) };
}

const value = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.constant(IMPOSSIBLE),
  fc.constant(0),
);

const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('assigning benefits to places', () => {
  it('finds the best total of all, uses nothing twice and nothing impossible', () => {
    fc.assert(
      fc.property(table, (values) => {
        const chosen = [...assign(tableOf(values))];
        const used = chosen.filter((column) => column >= 0);
        expect(new Set(used).size).toBe(used.length);
        const worth = chosen.map((column, row) => (column < 0 ? 0 : (values[row]?.[column] ?? -1)));
        expect(worth.every((each) => each >= 0)).toBe(true);
        expect(worth.reduce((a, b) => a + b, 0)).toBe(bestByForce(values));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves every place empty when there is nothing to show', () => {
    expect([...assign(tableOf([[], []]))]).toEqual([-1, -1]);
    expect([...assign(tableOf([]))]).toEqual([]);
  });
});
