import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { AMPLIFICATION_LIMITS } from '../decision/domain/amplification.js';
import type { Candidate } from '../decision/domain/candidate.js';
import { decide, type SlotDecision } from '../decision/domain/decide.js';
import type { DecisionFacts, Stage } from '../decision/domain/facts.js';
import { prepare } from '../decision/domain/prepare.js';
import { explainSlot } from '../explain/explained.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import { aProduct, aShopper, someFacts } from '../testing/a-request.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../testing/catalogue-items.js';
import { Shortlisted } from './shortlisted.js';

const STAGES: readonly Stage[] = ['new', 'active', 'at-risk', 'dormant', 'returned'];
/** All of them do something for the product of the page. */
const OFFERS = 4_500;
const AUDIENCES = [
  null,
  { op: 'in', attribute: 'user.stage', values: ['new', 'dormant'] },
  { op: 'gte', attribute: 'user.paidOrders', value: 2 },
];

const upTo = (limit: number) =>
  RECALL_SOURCES.map((source) => ({ source, limit, budgetMs: 20 }) as const);

/** Takes all that the sources have; and some hundreds of each. */
const SLOTS = [
  aSlot('pdp.internal', { sources: upTo(5_000) }),
  aSlot('pdp.any', { sources: upTo(300), capacity: 3 }),
];

function offerItems(n: number): CatalogueItem[] {
  const scope = [{}, { skus: ['s1'] }, { brands: ['b1'] }, { categories: ['shoes'] }][n % 4];
  const amount = String(500 + ((n * 7_919) % 3_001));
  const kind = n % 3 === 0 ? { kind: 'voucher', merchantId: 'm1' } : {};
  const audience = AUDIENCES[n % AUDIENCES.length] as never;
  const slots = n % 5 === 0 ? ['pdp.any'] : ['pdp.internal', 'pdp.any'];
  return [
    aStockItem(n, { amount, scope, ...kind }),
    aSchemeItem(n, [n], { audience }),
    aPlanItem(n, [n], slots, { priority: n % 1_000, dailyCapPerUser: n % 7 === 0 ? 1 : null }),
  ];
}

/** Shoppers of each stage, some of whom were shown this and that already; with and without picks. */
function somebody(n: number, slots: readonly string[]): DecisionFacts {
  const stage = STAGES[n % STAGES.length] as Stage;
  const values = { 'user.stage': stage, 'user.segments': [], 'user.paidOrders': n % 4 };
  const shopper = aShopper({
    stage,
    context: { now: NOON, values },
    picks: n % 3 === 0 ? [uuidOf('stock', n + 1)] : [],
  });
  const product = aProduct('s1', 12_000 + 1_111 * n);
  return someFacts(
    slots.map((slot) => ({ slot, product })),
    { shopper },
  );
}

const OFTEN = 4;

const told = ({ offer, score, savingFen }: Candidate) => [offer.ids, score, savingFen];
const all = (decisions: readonly SlotDecision[]) =>
  decisions.map(({ winners, runnersUp }) => [winners, runnersUp].map((list) => list.map(told)));

describe('a page with thousands of candidates', () => {
  let snapshot: CatalogueSnapshot;

  beforeAll(() => {
    const items = Array.from({ length: OFFERS }, (_, n) => offerItems(n)).flat();
    snapshot = CatalogueSnapshot.build('1', items, SLOTS);
  });

  const isShortlisted = (facts: DecisionFacts): boolean[] =>
    prepare(snapshot, facts, false).slots.flatMap(({ openings }) =>
      openings.map((opening) => opening instanceof Shortlisted),
    );

  it.each([
    ['where a slot takes all of them', ['pdp.internal']],
    ['where sources are held to some hundreds', ['pdp.any']],
    ['for the slots of one page together', ['pdp.internal', 'pdp.any']],
  ])('is decided out of shortlists, %s, and shows what is explained', (_where, slots) => {
    for (let n = 0; n < 6; n += 1) {
      const facts = somebody(n, slots);
      expect(isShortlisted(facts)).toEqual(slots.map(() => true));
      const delivered = decide(snapshot, facts, false);
      for (let time = 0; time < OFTEN; time += 1) {
        expect(all(decide(snapshot, facts, false))).toEqual(all(delivered));
      }
      const traced = decide(snapshot, facts, true);
      for (const [at, { winners, runnersUp, dropped }] of delivered.entries()) {
        expect(dropped).toEqual([]);
        expect(winners).toHaveLength(SLOTS.find(({ name }) => name === slots[at])!.capacity);
        expect(runnersUp).toHaveLength(3);
        const whole = traced[at]!;
        expect([winners, runnersUp].map((list) => list.map(told))).toEqual(
          [whole.winners, whole.runnersUp].map((list) => list.map(told)),
        );
        const explained = explainSlot(whole);
        const ofFate = (fate: string) =>
          explained.candidates
            .filter((candidate) => candidate.fate === fate)
            .map(({ stockId, planId, score }) => [stockId, planId, score]);
        // Whoever was proposed is told; of those who were not, as many as anybody may read.
        const count = snapshot.offersOf(slots[at] ?? '').length;
        expect(explained.candidates.length + explained.untold).toBe(count);
        expect(explained.candidates.length).toBeGreaterThanOrEqual(800);
        expect(ofFate('winner')).toEqual(winners.map(shown));
        expect(ofFate('runner-up')).toEqual(runnersUp.map(shown));
      }
    }
  });

  it('is recalled whole where there may be more than one request may cause, and shows what is explained', () => {
    const facts = somebody(0, ['pdp.internal', 'pdp.any']);
    const items = Array.from({ length: OFFERS + 2_000 }, (_, n) => offerItems(n)).flat();
    const crowded = CatalogueSnapshot.build('1', items, SLOTS);
    const { slots, amplification } = prepare(crowded, facts, false);
    const [internal] = slots.map((slot) => slot.openings);
    expect(internal?.some((opening) => opening instanceof Shortlisted)).toBe(false);
    expect(amplification.told().candidates).toBeLessThanOrEqual(AMPLIFICATION_LIMITS.candidates);
    const [delivered, traced] = [false, true].map((isTraced) =>
      decide(crowded, facts, isTraced).map(({ winners, runnersUp }) =>
        [winners, runnersUp].map((list) => list.map(told)),
      ),
    );
    expect(delivered).toEqual(traced);
  });
});

const shown = ({ offer, score }: Candidate) => [offer.stock.id, offer.plan.id, score];
