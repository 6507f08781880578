import { describe, expect, it } from '@jest/globals';
import { exposureKey } from '../capping/cap-keys.js';
import { CatalogueCompiler } from '../catalogue/domain/catalogue-compiler.js';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { decide } from '../decision/domain/decide.js';
import type { DecisionFacts, Stage } from '../decision/domain/facts.js';
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

const WORLDS = process.env['BOON_SCALE'] === 'full' ? 400 : 5;
const DECISIONS = 60;
const OFFERS = 150;
const OFTEN = 4;
const STAGES: readonly Stage[] = ['new', 'active', 'at-risk', 'dormant', 'returned'];

/** A seeded source of choices, so that a failure can be run again. */
class Dice {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

const tight = RECALL_SOURCES.map((source, n) => ({ source, limit: n % 4, budgetMs: 20 }));
const SLOTS = [
  aSlot('pdp.internal', { capacity: 2 }),
  aSlot('pdp.any', { sources: tight }),
  aSlot('search.top', { onePerMerchant: true }),
  aSlot('home.popup', { sources: tight }),
];

function termsOf(dice: Dice): Record<string, unknown> {
  const scope = dice.of([
    {},
    { skus: ['s1', 's2'] },
    { categories: ['shoes', 'shoes/running'] },
    { brands: ['b1'], categories: ['shoes'] },
    { brands: ['b1', 'b2'] },
  ]);
  const threshold = String(dice.below(4) * 10_000);
  const reduction = dice.chance(50)
    ? { amount: String(100 + dice.below(3_000)) }
    : { percent: 100 + dice.below(2_000), cap: String(500 + dice.below(9_000)) };
  return dice.of<Record<string, unknown>>([
    { kind: 'full-reduction', threshold, ...reduction, scope },
    { kind: 'voucher', threshold, ...reduction, scope, merchantId: dice.of(['m1', 'm2']) },
    { kind: 'subsidy', amount: String(100 + dice.below(2_000)) },
    { kind: 'interest-free', months: [3], cap: '900', scope },
  ]);
}

function audienceOf(dice: Dice): object | null {
  const stage = {
    op: 'in',
    attribute: 'user.stage',
    values: [dice.of(STAGES), dice.of(STAGES)],
  };
  const orders = { op: 'gte', attribute: 'user.paidOrders', value: dice.below(4) };
  return dice.of([
    null,
    stage,
    { op: 'or', conditions: [stage, orders] },
    { op: 'and', conditions: [stage, orders] },
    { op: 'not', condition: { op: 'intersects', attribute: 'user.segments', values: ['vip'] } },
  ]);
}

/** Three objects that make offers in one or two slots. */
function offerItems(n: number, version: number, dice: Dice): CatalogueItem[] {
  const isStrategic = dice.chance(15);
  const terms = isStrategic
    ? { kind: 'full-reduction', threshold: '1000', amount: '500', scope: {} }
    : termsOf(dice);
  const strategy = {
    steps: [{ feature: 'user.paidOrders', atLeast: 2, set: { amount: 900 } }],
    bounds: { amount: { min: 100, max: 2_000 } },
  };
  const arms = [
    { name: 'control', basisPoints: 5_000, isControl: true },
    { name: 'shown', basisPoints: 5_000, isControl: false },
  ];
  const validity = {
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: dice.chance(10) ? '2026-11-02T00:00:00.000Z' : '2026-12-01T00:00:00.000Z',
    daysAfterClaim: 7,
  };
  const stock = aStockItem(n, {}, { validity, ...(isStrategic && { strategy }) } as never);
  const scheme = aSchemeItem(n, [n], {
    audience: audienceOf(dice),
    ...(dice.chance(15) && { arms }),
  } as never);
  const slots = SLOTS.map(({ name }) => name).filter(() => dice.chance(50));
  const plan = aPlanItem(n, [n], slots.length > 0 ? slots : ['pdp.any'], {
    mode: dice.of(['display', 'one-click'] as const),
    priority: dice.below(1_001),
    dailyCapPerUser: dice.chance(20) ? 1 : null,
  });
  const exclusiveGroup = dice.chance(20) ? dice.of(['a', 'b']) : null;
  const made = [
    { ...stock, body: { ...stock.body, terms } },
    scheme,
    { ...plan, body: { ...plan.body, exclusiveGroup } },
  ];
  return made.map((item) => ({ ...item, version, body: { ...item.body, version } }) as never);
}

function someone(dice: Dice): DecisionFacts {
  const stage = dice.of(STAGES);
  const isKnown = dice.chance(90);
  const values = {
    'user.stage': stage,
    'user.segments': dice.chance(50) ? ['vip'] : [],
    'user.paidOrders': dice.below(5),
  };
  const userId = `user-${dice.below(50)}`;
  const shopper = aShopper({
    ...{ userId, identities: [userId], isKnown, stage: isKnown ? stage : 'new' },
    context: { now: NOON, values: isKnown ? values : {} },
    picks: dice.chance(30) ? [uuidOf('stock', dice.below(OFFERS))] : [],
    balanceFen: dice.chance(30) ? dice.below(5_000) : 0,
  });
  const product = () => aProduct(dice.of(['s1', 's2', 's3']), 100 + dice.below(60_000));
  const shown = product();
  const slots = [
    { slot: 'pdp.internal', product: shown },
    { slot: 'pdp.any', product: shown },
    { slot: 'search.top', products: [product(), product()] },
    { slot: 'home.popup' },
  ];
  const seen = Array.from({ length: 10 }, () => dice.below(OFFERS));
  const counts = new Map(
    seen.map((n) => [exposureKey(userId, uuidOf('plan', n), NOON), 1] as const),
  );
  return someFacts(slots, { shopper, counts: dice.chance(50) ? counts : new Map() });
}

function delivered(snapshot: CatalogueSnapshot, asked: DecisionFacts, isTraced: boolean) {
  return decide(snapshot, asked, isTraced).map(({ winners, runnersUp }) =>
    [winners, runnersUp].map((list) =>
      list.map(({ offer, product, score, savingFen }) => [
        `${offer.ids} ${product?.sku ?? ''}`,
        score,
        savingFen,
      ]),
    ),
  );
}

describe('a decision out of shortlists', () => {
  it('shows what recalling and weighing every single offer shows, edit after edit', () => {
    let shown = 0;
    for (let world = 0; world < WORLDS; world += 1) {
      const dice = new Dice(world + 1);
      const compiler = new CatalogueCompiler(SLOTS);
      for (let n = 0; n < OFFERS; n += 1) {
        for (const item of offerItems(n, 1, dice)) compiler.put(item);
      }
      let snapshot = new CatalogueSnapshot(compiler.compile('1'));
      for (let n = 0; n < DECISIONS; n += 1) {
        const asked = someone(dice);
        const whole = delivered(snapshot, asked, true);
        // Also out of what was found before.
        for (let time = 0; time < OFTEN; time += 1) {
          expect(delivered(snapshot, asked, false)).toEqual(whole);
        }
        shown += whole.flat(2).length;
        for (const item of offerItems(dice.below(OFFERS), n + 2, dice)) compiler.put(item);
        if (n % 3 === 0) snapshot = new CatalogueSnapshot(compiler.compile('1'));
      }
    }
    // Most pages have something to show, or nothing was compared.
    expect(shown).toBeGreaterThan(WORLDS * DECISIONS * 5);
  });
});
