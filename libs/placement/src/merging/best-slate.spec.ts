import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestSlate } from './best-slate.js';
import type { Option } from './slate.js';
import { SlateTable } from './slate-table.js';
import { SlateWalk } from './slate-walk.js';

const SLATES = process.env['BOON_SCALE'] === 'full' ? 10_000 : 1_000;

/** The largest total over every choice there is. */
function bestByForce(rows: number, options: readonly Option[]): number {
  const taken = new Set<string>();
  const from = (row: number): number => {
    if (row === rows) return 0;
    let best = from(row + 1);
    for (const option of options) {
      if (option.row !== row || option.value <= 0) continue;
      if (option.keys.some((key) => taken.has(key))) continue;
      for (const key of option.keys) taken.add(key);
      best = Math.max(best, option.value + from(row + 1));
      for (const key of option.keys) taken.delete(key);
    }
    return best;
  };
  return from(0);
}

/**
 * Slates as pages have them: some benefits fit some places only, are worth different amounts there, belong
 * to a merchant or an exclusive group, or are the same stock in two plans.
 */
const slatesOf = (size: { rows: number; leastBenefits: number; mostBenefits: number }) =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: size.rows }),
      benefits: fc.integer({ min: size.leastBenefits, max: size.mostBenefits }),
    })
    .chain(({ rows, benefits }) =>
      fc
        .array(
          fc.record({
            group: fc.option(fc.integer({ min: 0, max: 2 })),
            merchant: fc.option(fc.integer({ min: 0, max: 3 })),
            stock: fc.integer({ min: 0, max: benefits }),
            values: fc.array(
              fc.oneof(
                fc.constant(0),
                fc.integer({ min: 1, max: 9 }),
                fc.integer({ min: 1, max: 99_999 }),
              ),
              { minLength: rows, maxLength: rows },
            ),
          }),
          { minLength: benefits, maxLength: benefits },
        )
        .map((drawn) => ({
          rows,
          options: drawn.flatMap(({ group, merchant, stock, values }) => {
            const keys = [
              ...(group === null ? [] : [`group:${group}`]),
              ...(merchant === null ? [] : [`merchant:${merchant}`]),
              `stock:${stock}`,
            ];
            // What stands in several places is one benefit, or several that are the same stock.
            return values.map((value, row) => ({ row, value, keys: stock % 2 ? keys : [...keys] }));
          }),
        })),
    );

const slate = slatesOf({ rows: 6, leastBenefits: 1, mostBenefits: 8 });
const crowded = slatesOf({ rows: 8, leastBenefits: 20, mostBenefits: 60 });

describe('the slate of a page', () => {
  it('is the best of all, with every place filled once and nothing beside what it excludes', () => {
    fc.assert(
      fc.property(slate, ({ rows, options }) => {
        const { chosen, total, isOptimal } = bestSlate(rows, options);
        const shown = [...chosen].flatMap((at, row) => {
          const option = options[at];
          if (!option) return [];
          expect(option.row).toBe(row);
          expect(option.value).toBeGreaterThan(0);
          return [option];
        });
        const keys = shown.flatMap((option) => option.keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(isOptimal).toBe(true);
        expect(total).toBe(bestByForce(rows, options));
      }),
      { numRuns: SLATES, seed: 20261128 },
    );
  });

  it('is the best of all where sixty benefits of few groups and merchants compete for eight places', () => {
    fc.assert(
      fc.property(crowded, ({ rows, options }) => {
        const { chosen, total, isOptimal } = bestSlate(rows, options);
        const shown = [...chosen].flatMap((at) => options[at] ?? []);
        const keys = shown.flatMap((option) => option.keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(isOptimal).toBe(true);
        // By trying all that its far weaker bound does not rule out, however long it takes.
        const walk = new SlateWalk(new SlateTable(rows, options), Infinity);
        expect(walk.walk()).toBe(true);
        expect(total).toBe(walk.total);
      }),
      { numRuns: Math.ceil(SLATES / 50), seed: 20261128 },
    );
  });

  it('is the same whatever the order of what competes, as long as no two totals are equal', () => {
    const option = (row: number, value: number, ...keys: string[]): Option => ({
      row,
      value,
      keys,
    });
    const options = [
      option(0, 100, 'group:a', 'stock:1'),
      option(0, 90, 'stock:2'),
      option(1, 95, 'group:a', 'stock:3'),
      option(1, 3, 'stock:2'),
    ];
    for (const each of [options, options.toReversed()]) {
      const { chosen, total } = bestSlate(2, each);
      expect(total).toBe(185);
      expect([...chosen].map((at) => each[at]?.keys.at(-1))).toEqual(['stock:2', 'stock:3']);
    }
  });
});
