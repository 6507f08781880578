import { describe, expect, it } from '@jest/globals';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { Contender } from '../decision/domain/contender.js';
import { Trace } from '../decision/domain/trace.js';
import { aPlanItem, aSchemeItem, aSlot, aStockItem } from '../testing/catalogue-items.js';
import { traceTrimmed, trim } from './trim.js';

const KINDS = ['full-reduction', 'full-reduction', 'full-reduction', 'full-reduction', 'subsidy'];

function contenders(scores: readonly number[]): Contender[] {
  const items = KINDS.flatMap((kind, n) => [
    aStockItem(n, kind === 'subsidy' ? { kind, amount: '100' } : {}),
    aSchemeItem(n, [n]),
    aPlanItem(n, [n], ['home.popup']),
  ]);
  const offers = CatalogueSnapshot.build('1', items, [aSlot('home.popup')]).offersOf('home.popup');
  return scores.map((score, at) => {
    const contender = new Contender(offers[at]!, null, 0, 0);
    contender.score = score;
    return contender;
  });
}

describe('the runners-up of a slot', () => {
  it('differ where scores are close, and those that made room say so', () => {
    const ranked = contenders([100, 99, 98, 97, 90]);
    const trace = new Trace();
    const chosen = trim(ranked);
    traceTrimmed(ranked, chosen, trace);
    const kinds = chosen.map(({ offer }) => offer.kind);
    expect(kinds).toEqual(['full-reduction', 'subsidy', 'full-reduction']);
    expect(trace.dropped.map(({ reason }) => reason)).toEqual(['trim.diversity', 'trim.diversity']);
  });

  it('are the best ones where others are worth much less', () => {
    const ranked = contenders([100, 99, 98, 97, 9]);
    const trace = new Trace();
    const chosen = trim(ranked);
    traceTrimmed(ranked, chosen, trace);
    expect(chosen).toEqual(ranked.slice(0, 3));
    expect(new Set(trace.dropped.map(({ reason }) => reason))).toEqual(
      new Set(['trim.runner-up-limit']),
    );
  });

  it('are looked for no further than another one could be chosen', () => {
    const asked = (scores: readonly number[]) => {
      const ranked = contenders(scores);
      const seen = new Set<number>();
      trim({ at: (rank) => (seen.add(rank), ranked[rank]) });
      return Math.max(...seen);
    };
    expect(asked([100, 60, 36, 20, 10])).toBe(3);
    expect(asked([100, 99, 98, 97, 90])).toBe(5);
  });
});
