import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { Contender } from '../decision/domain/contender.js';
import { aPlanItem, aSchemeItem, aSlot, aStockItem } from '../testing/catalogue-items.js';
import { bestSlate } from './best-slate.js';
import { merge } from './merge.js';

const PAGES = process.env['BOON_SCALE'] === 'full' ? 20_000 : 2_000;
const SLOTS = ['one', 'two', 'three', 'four', 'five', 'six'];
const STOCKS = 8;

/** Offers of a few stocks in each of some slots; of some slots one merchant is shown once. */
const offers = (() => {
  const slots = SLOTS.map((name, at) => ({ ...aSlot(name), onePerMerchant: at >= 4 }));
  const stocks = Array.from({ length: STOCKS }, (_, n) => n);
  const items = stocks.flatMap((n) => [
    aStockItem(n, { kind: 'voucher', merchantId: `m${n % 3}` }),
    aSchemeItem(n, [n]),
    aPlanItem(n, [n], SLOTS),
  ]);
  const snapshot = CatalogueSnapshot.build('1', items, slots);
  return SLOTS.map((slot) => snapshot.offersOf(slot));
})();

/** What each offer of each slot is worth: 0 stands for one that is not there. */
const page = fc
  .integer({ min: 1, max: SLOTS.length })
  .chain((count) =>
    fc.array(
      fc.array(
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: 1, max: 5 }),
          fc.integer({ min: 1, max: 9_999 }),
        ),
        { minLength: STOCKS, maxLength: STOCKS },
      ),
      { minLength: count, maxLength: count },
    ),
  );

function contendersOf(slot: number, scores: readonly number[]): Contender[] {
  const found = scores.flatMap((score, at) => {
    const offer = offers[slot]?.[at];
    if (score === 0 || offer === undefined) return [];
    return [Object.assign(new Contender(offer, null, 0, 0), { score })];
  });
  return found.sort((one, other) => other.score - one.score);
}

describe('the winners of a page', () => {
  it('are worth the most that there is, and none bars another', () => {
    expect(offers.map(({ length }) => length)).toEqual(SLOTS.map(() => STOCKS));
    fc.assert(
      fc.property(page, (scores) => {
        const slots = scores.map((some, slot) => contendersOf(slot, some));
        const openings = slots.map((found, slotIndex) => ({
          ...{ slotIndex, place: 0 },
          lineup: { at: (rank: number) => found[rank] },
        }));
        const winners = merge(openings).flatMap((winner) => winner ?? []);
        const keys = winners.flatMap(({ offer }) => offer.exclusions);
        expect(new Set(keys).size).toBe(keys.length);
        const options = slots.flatMap((found, row) =>
          found.map(({ score, offer }) => ({ row, value: 64 * score + 1, keys: offer.exclusions })),
        );
        const total = winners.reduce((sum, { score }) => sum + 64 * score + 1, 0);
        expect(total).toBe(bestSlate(slots.length, options).total);
      }),
      { numRuns: PAGES, seed: 5 },
    );
  });
});
