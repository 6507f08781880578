import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chiSquare, chiSquareTail, kolmogorovTail } from '../../testing/draw/chi-square.js';
import { streamOfWords } from '../../testing/draw/stream-of-words.js';
import { AliasTable } from './alias-table.js';
import { drawnWithPity } from './decide-draws.js';
import { dividedDown, drawWords, uniformBelow } from './draw-words.js';
import { weightsOf } from './odds.js';
import { Urn } from './urn.js';

const isFull = process.env['BOON_SCALE'] === 'full';
const SEEDS = isFull ? 200 : 20;
const RARE_DRAWS = isFull ? 10_000_000 : 1_000_000;
const DRAWS_PER_SEED = 20_000;
/** Not a demand: the full size takes its time on a slow machine. */
const LONG_MS = 600_000;

const seedOf = (name: string): Buffer => createHash('sha256').update(name).digest();

describe('weights of exact odds', () => {
  it('keep 50/30/20 and a prize of one in a million as they are', () => {
    const percent = [50, 30, 20].map((numerator) => ({ numerator, denominator: 100 }));
    expect(weightsOf(percent)).toEqual([50, 30, 20]);
    const rare = [
      { numerator: 1, denominator: 1_000_000 },
      { numerator: 999_999, denominator: 1_000_000 },
    ];
    expect(weightsOf(rare)).toEqual([1, 999_999]);
    const thirds = [1, 1, 1].map((numerator) => ({ numerator, denominator: 3 }));
    expect(weightsOf(thirds)).toEqual([1, 1, 1]);
  });

  it('are none when the odds do not sum to one', () => {
    expect(weightsOf([{ numerator: 1, denominator: 3 }])).toBeNull();
    expect(weightsOf([1, 2].map((numerator) => ({ numerator, denominator: 2 })))).toBeNull();
  });
});

describe('an alias table', () => {
  it('holds in its columns exactly the weights that it was made of', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(weights, (of) => {
        fc.pre(of.some((weight) => weight > 0));
        const sum = of.reduce((total, weight) => total + weight, 0);
        const masses = of.map(() => 0);
        const { thresholds, aliases } = AliasTable.of(of).parts();
        thresholds.forEach((own, column) => {
          masses[column] = (masses[column] ?? 0) + own;
          const alias = aliases[column] ?? column;
          masses[alias] = (masses[alias] ?? 0) + sum - own;
        });
        expect(masses).toEqual(of.map((weight) => weight * of.length));
      }),
    );
  });

  it('draws every unit of its columns once when the words run through all of them', () => {
    const weights = [5, 3, 2, 0, 7];
    const counts = weights.map(() => 0);
    const units = 17 * weights.length;
    const share = Math.floor(2 ** 53 / units);
    const table = AliasTable.of(weights);
    for (let unit = 0; unit < units; unit += 1) {
      const index = table.draw(() => unit * share);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts).toEqual(weights.map((weight) => weight * weights.length));
  });

  it(
    'has chi-square p-values that are uniform over seeds',
    () => {
      const weights = [500, 300, 150, 49, 1];
      const table = AliasTable.of(weights);
      const pValues = Array.from({ length: SEEDS }, (_, seed) => {
        const words = streamOfWords(seedOf(`alias ${seed}`));
        const counts = weights.map(() => 0);
        for (let n = 0; n < DRAWS_PER_SEED; n += 1) {
          const index = table.draw(words);
          counts[index] = (counts[index] ?? 0) + 1;
        }
        return chiSquareTail(chiSquare(counts, weights), weights.length - 1);
      });
      expect(kolmogorovTail(pValues)).toBeGreaterThan(0.001);
    },
    LONG_MS,
  );

  it(
    'brings prizes of one in a million each about once in a million draws',
    () => {
      const rare = 99;
      const weights = [...Array.from({ length: rare }, () => 1), 1_000_000 - rare];
      const table = AliasTable.of(weights);
      const words = streamOfWords(seedOf('rare'));
      let wins = 0;
      for (let n = 0; n < RARE_DRAWS; n += 1) if (table.draw(words) < rare) wins += 1;
      const statistic = chiSquare([wins, RARE_DRAWS - wins], [rare, 1_000_000 - rare]);
      expect(chiSquareTail(statistic, 1)).toBeGreaterThan(0.001);
    },
    LONG_MS,
  );
});

describe('an urn', () => {
  it(
    'gives out exactly its tickets, the odds following what is left',
    () => {
      const boxes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
      fc.assert(
        fc.property(boxes, fc.string(), (tickets, name) => {
          const urn = new Urn(tickets);
          const words = streamOfWords(seedOf(name));
          const left = [...tickets];
          while (!urn.isEmpty()) {
            expect(urn.weights()).toEqual(left);
            const index = urn.draw(words);
            left[index] = (left[index] ?? 0) - 1;
          }
          expect(left).toEqual(tickets.map(() => 0));
        }),
      );
    },
    LONG_MS,
  );

  it('finds the prize of every position', () => {
    const tickets = [3, 0, 2, 5, 0, 1];
    const share = Math.floor(2 ** 53 / 11);
    const positions = Array.from({ length: 11 }, (_, n) => new Urn(tickets).draw(() => n * share));
    expect(positions).toEqual([0, 0, 0, 2, 2, 3, 3, 3, 3, 3, 5]);
  });

  it(
    'has first draws whose chi-square p-values are uniform over seeds',
    () => {
      const tickets = [10, 30, 60, 100];
      const pValues = Array.from({ length: SEEDS }, (_, seed) => {
        const words = streamOfWords(seedOf(`urn ${seed}`));
        const counts = tickets.map(() => 0);
        for (let n = 0; n < DRAWS_PER_SEED / 10; n += 1) {
          const index = new Urn(tickets).draw(words);
          counts[index] = (counts[index] ?? 0) + 1;
        }
        return chiSquareTail(chiSquare(counts, tickets), tickets.length - 1);
      });
      expect(kolmogorovTail(pValues)).toBeGreaterThan(0.001);
    },
    LONG_MS,
  );
});

describe('hard pity', () => {
  it(
    'takes (1 - (1 - p)^N) / p draws on average',
    () => {
      const table = AliasTable.of([6, 994]);
      const words = streamOfWords(seedOf('pity'));
      const draws = 90;
      const wins = isFull ? 100_000 : 10_000;
      let taken = 0;
      for (let win = 0; win < wins; win += 1) {
        let misses = 0;
        while (drawnWithPity(table, words, { draws, prize: 0, misses }) !== 0) misses += 1;
        expect(misses).toBeLessThan(draws);
        taken += misses + 1;
      }
      const expected = (1 - (1 - 0.006) ** draws) / 0.006;
      // One win's draws deviate by less than 31; five standard errors of the mean.
      expect(Math.abs(taken / wins - expected)).toBeLessThan((5 * 31) / Math.sqrt(wins));
    },
    LONG_MS,
  );
});

describe('the words of a draw', () => {
  it('are those of HMAC-SHA256, block after block', () => {
    const seed = seedOf('words');
    const once = drawWords(seed, 'round:client:1');
    const again = drawWords(seed, 'round:client:1');
    const six = Array.from({ length: 6 }, () => once());
    expect(Array.from({ length: 6 }, () => again())).toEqual(six);
    expect(new Set(six).size).toBe(6);
    expect(six.every((word) => Number.isSafeInteger(word) && word >= 0)).toBe(true);
    expect(drawWords(seed, 'round:client:1:1')()).toBe(six[4]);
  });

  it('past the last whole share are rejected, so that no number is likelier than another', () => {
    const words = [2 ** 53 - 1, 0];
    expect(uniformBelow(3, () => words.shift() ?? 0)).toBe(0);
    expect(words).toEqual([]);
  });

  it('are divided without the rounding of floats', () => {
    const number = fc.bigInt({ min: 0n, max: 2n ** 53n });
    const divisor = fc.bigInt({ min: 1n, max: 2n ** 53n });
    fc.assert(
      fc.property(number, divisor, (a, b) => dividedDown(Number(a), Number(b)) === Number(a / b)),
      { numRuns: 10_000 },
    );
  });
});
