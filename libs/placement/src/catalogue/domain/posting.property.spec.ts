import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPlanItem, aSchemeItem, aSlot, aStockItem } from '../../testing/catalogue-items.js';
import { CatalogueSnapshot } from './snapshot.js';
import { Posting } from './posting.js';

const OFFERS = 40;

function offersOf(priorities: readonly number[]) {
  const items = priorities.flatMap((priority, n) => [
    aStockItem(n),
    aSchemeItem(n, [n]),
    aPlanItem(n, [n], ['home.popup'], { priority }),
  ]);
  return CatalogueSnapshot.build('1', items, [aSlot('home.popup')]).offersOf('home.popup');
}

describe('an edited posting', () => {
  const all = offersOf(Array.from({ length: OFFERS }, (_, n) => n % 7));
  const some = fc.subarray([...all]);

  it('is what one of all its offers is', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const removed = before.filter((offer) => !after.includes(offer));
        const added = after.filter((offer) => !before.includes(offer));
        const edited = Posting.of(before).edited(removed, added);
        expect(edited).toEqual(Posting.of(after));
      }),
    );
  });

  it('has an offer in place of the one of the same name', () => {
    const renewed = all.map((offer) => ({ ...offer }));
    const edited = Posting.of(all).edited(all.slice(3, 30), renewed.slice(3, 30));
    expect(edited.offers).toEqual(all);
    expect(edited.offers[3]).toBe(renewed.find(({ ids }) => ids === all[3]?.ids));
    expect(edited.offers[35]).toBe(all[35]);
  });
});
