import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimKey, exposureKey } from '../../capping/cap-keys.js';
import { CatalogueCompiler } from '../../catalogue/domain/catalogue-compiler.js';
import { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { RECALL_SOURCES } from '../../slot/domain/recall-source.js';
import { aProduct, aShopper, someFacts } from '../../testing/a-request.js';
import { aSlot, NOON, uuidOf } from '../../testing/catalogue-items.js';
import { naiveFates } from '../../testing/naive-fates.js';
import { newestOf, story } from '../../testing/random-catalogue.js';
import { decide, type SlotDecision } from './decide.js';
import type { DecisionFacts } from './facts.js';

const RUNS = process.env['BOON_SCALE'] === 'full' ? 20_000 : 300;

const NARROW = RECALL_SOURCES.filter((source) => source !== 'subsidies').map((source) => ({
  source,
  limit: 2,
  budgetMs: 20,
}));
const SLOTS = [aSlot('home.popup', { capacity: 2, sources: NARROW }), aSlot('pdp.any')];

const facts = fc
  .record({
    isKnown: fc.boolean(),
    stage: fc.constantFrom('new' as const, 'active' as const, 'dormant' as const),
    segments: fc.constantFrom(['vip'], [], ['other']),
    paidOrders: fc.integer({ min: 0, max: 3 }),
    picks: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
    seen: fc.integer({ min: 0, max: 2 }),
    claimed: fc.integer({ min: 0, max: 5 }),
    sku: fc.constantFrom('s1', 's4', null),
    price: fc.constantFrom(500, 20_000, 90_000),
  })
  .map(({ isKnown, stage, segments, paidOrders, picks, seen, claimed, sku, price }) => {
    const values = {
      'user.stage': stage,
      'user.segments': segments,
      'user.paidOrders': paidOrders,
    };
    const counts = new Map([
      [exposureKey('ann', uuidOf('plan', 0), NOON), seen],
      [claimKey('ann', uuidOf('stock', claimed), 'total', NOON), 1],
    ]);
    const shopper = aShopper({
      isKnown,
      stage,
      context: { now: NOON, values: isKnown ? values : {} },
      picks: picks.map((n) => uuidOf('stock', n)),
    });
    const product = sku === null ? null : aProduct(sku, price);
    return someFacts([{ slot: 'home.popup' }, { slot: 'pdp.any', product }], { shopper, counts });
  });

/** Every candidate of a slot with what became of it before the merge. */
function fatesOf({ winners, runnersUp, dropped }: SlotDecision): [string, string][] {
  const rivals = [...winners, ...runnersUp].map(({ offer }) => [offer.ids, 'ok'] as const);
  const fallen = dropped.map(({ candidate, stage, reason }) => {
    const isRival = stage === 'merge' || stage === 'trim';
    return [candidate.offer.ids, isRival ? 'ok' : reason] as const;
  });
  return [...rivals, ...fallen].map(([id, fate]) => [id, fate]);
}

function deliveredBy(snapshot: CatalogueSnapshot, asked: DecisionFacts, isTraced: boolean) {
  return decide(snapshot, asked, isTraced).map(({ winners, runnersUp }) =>
    [winners, runnersUp].map((list) => list.map(({ offer, score }) => [offer.ids, score])),
  );
}

describe('a decision on random catalogues', () => {
  it('gives every candidate the fate that a naive reading of the catalogue gives it, edit after edit', () => {
    fc.assert(
      fc.property(story, facts, (parts, asked) => {
        const compiler = new CatalogueCompiler(SLOTS);
        parts.forEach((part, index) => {
          part.forEach((item) => compiler.put(item));
          const snapshot = new CatalogueSnapshot(compiler.compile('1'));
          const items = newestOf(parts.slice(0, index + 1).flat());
          const decisions = decide(snapshot, asked, true);
          for (const [at, { slot, product }] of asked.slots.entries()) {
            const setting = SLOTS.find(({ name }) => name === slot) ?? SLOTS[0]!;
            const expected = naiveFates(items, setting, product, asked);
            const fates = fatesOf(decisions[at]!);
            expect(fates).toHaveLength(expected.size);
            expect(new Map(fates)).toEqual(expected);
          }
        });
      }),
      { numRuns: Math.ceil(RUNS / 3), seed: 20261128 },
    );
  });

  it('is the same on an edited catalogue as on one that was compiled whole, with the same checksum', () => {
    fc.assert(
      fc.property(story, facts, (parts, asked) => {
        const compiler = new CatalogueCompiler(SLOTS);
        for (const part of parts) {
          part.forEach((item) => compiler.put(item));
          compiler.compile('1');
        }
        const edited = new CatalogueSnapshot(compiler.compile('1'));
        const whole = CatalogueSnapshot.build('1', newestOf(parts.flat()).toReversed(), SLOTS);
        expect(deliveredBy(edited, asked, false)).toEqual(deliveredBy(whole, asked, false));
        expect([edited.checksum, edited.offerCount]).toEqual([whole.checksum, whole.offerCount]);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  it('shows the same whether it is explained or not', () => {
    fc.assert(
      fc.property(story, facts, (parts, asked) => {
        const snapshot = CatalogueSnapshot.build('1', newestOf(parts.flat()), SLOTS);
        expect(deliveredBy(snapshot, asked, true)).toEqual(deliveredBy(snapshot, asked, false));
      }),
      { numRuns: RUNS, seed: 8 },
    );
  });
});
