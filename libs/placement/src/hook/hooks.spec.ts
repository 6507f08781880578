import { describe, expect, it } from '@jest/globals';
import type { HookOfPlan, InteractionMode } from '@boon/contracts/placement';
import { claimKey } from '../capping/cap-keys.js';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { CatalogueCompiler } from '../catalogue/domain/catalogue-compiler.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { decide } from '../decision/domain/decide.js';
import type { DecisionFacts, Shopper } from '../decision/domain/facts.js';
import { explainSlot } from '../explain/explained.js';
import { aProduct, aShopper, someFacts } from '../testing/a-request.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../testing/catalogue-items.js';
import { hookAnswer } from './hook-answer.js';

const SLOTS = [aSlot('home.popup'), aSlot('home.top', { capacity: 2 })];
const HOOKS = {
  all: { kind: 'one-click-claim', pack: 'all' },
  available: { kind: 'one-click-claim', pack: 'available' },
  look: { kind: 'recommendation', skus: ['cheap', 'far', 'shoe', 'boot', 'gone'] },
} satisfies Record<string, HookOfPlan>;

function snapshotOf(hook: HookOfPlan, mode: InteractionMode, ...stocks: CatalogueItem[]) {
  const items = [
    ...stocks,
    aSchemeItem(
      1,
      stocks.map((_, at) => at + 1),
    ),
    aPlanItem(1, [1], ['home.popup'], { hook, mode }),
  ];
  return CatalogueSnapshot.build('1', items, SLOTS);
}

function popup(snapshot: CatalogueSnapshot, rest: Partial<DecisionFacts> = {}) {
  const facts = someFacts([{ slot: 'home.popup' }], rest);
  const [decision] = decide(snapshot, facts, true);
  // Whichever way is taken, the same is shown.
  const untraced = decide(snapshot, facts)[0]?.winners ?? [];
  expect(untraced.map((each) => hookAnswer(each, 0))).toEqual(
    (decision?.winners ?? []).map((each) => hookAnswer(each, 0)),
  );
  const winner = decision?.winners[0] ?? null;
  return {
    winner,
    hook: winner && hookAnswer(winner, 0),
    reasons: decision?.dropped.map(({ reason }) => reason),
    explained: decision && explainSlot(decision),
  };
}

const claimed = (...stocks: number[]): Partial<DecisionFacts> => ({
  counts: new Map(stocks.map((n) => [claimKey('ann', uuidOf('stock', n), 'total', NOON), 1])),
});

describe('a pack of several benefits', () => {
  const three = [
    aStockItem(1, {}, { worstCasePerGrant: '1000' }),
    aStockItem(2, { amount: '2000' }, { worstCasePerGrant: '2000' }),
    aStockItem(3, {}, { worstCasePerGrant: '500' }),
  ];

  it('is one candidate worth what all of it is worth, in the name of the one worth most', () => {
    const { winner, hook } = popup(snapshotOf(HOOKS.all, 'one-click', ...three));
    expect(winner?.offer.stock).toMatchObject({ id: uuidOf('stock', 2), worstCaseFen: 3500 });
    expect(hook).toMatchObject({
      pack: 'all',
      items: [1, 2, 3].map((n) => ({ stockId: uuidOf('stock', n), kind: 'full-reduction' })),
    });
  });

  it('that needs all of it falls when one of it was claimed', () => {
    const snapshot = snapshotOf(HOOKS.all, 'one-click', ...three);
    expect(popup(snapshot, claimed(3))).toMatchObject({
      winner: null,
      reasons: ['cap.claim-limit'],
    });
  });

  it('of what is available leaves out what was claimed, and falls when nothing is left', () => {
    const snapshot = snapshotOf(HOOKS.available, 'one-click', ...three);
    const { hook, winner } = popup(snapshot, claimed(2));
    expect(hook).toMatchObject({
      items: [{ stockId: uuidOf('stock', 1) }, { stockId: uuidOf('stock', 3) }],
    });
    expect(winner).toMatchObject({ savingFen: 1500 });
    expect(popup(snapshot, claimed(1, 2, 3)).reasons).toEqual(['cap.claim-limit']);
  });

  it('that needs all of it is not shown while one of it is paused, another one is', () => {
    const paused = { ...three[2], version: 2 } as (typeof three)[number];
    const stopped = { ...paused, body: { ...paused.body, state: 'paused' } } as CatalogueItem;
    const compiler = new CatalogueCompiler(SLOTS);
    for (const item of [...three, aSchemeItem(1, [1, 2, 3])]) compiler.put(item);
    compiler.put(aPlanItem(1, [1], ['home.popup'], { hook: HOOKS.all }));
    compiler.put(aPlanItem(2, [1], ['home.top'], { hook: HOOKS.available }));
    new CatalogueSnapshot(compiler.compile('1'));
    compiler.put(stopped);
    const snapshot = new CatalogueSnapshot(compiler.compile('2'));

    expect(popup(snapshot)).toMatchObject({ winner: null, reasons: ['recall.pack-incomplete'] });
    const [top] = decide(snapshot, someFacts([{ slot: 'home.top' }]));
    expect(top?.winners[0]?.offer.pack?.items).toHaveLength(2);
    expect(snapshot.checksum).not.toBe('');
  });

  it('shows none of its benefits a second time on the page', () => {
    const items = [
      ...three,
      aSchemeItem(1, [1, 2, 3]),
      aSchemeItem(2, [3]),
      aPlanItem(1, [1], ['home.popup'], { hook: HOOKS.all }),
      aPlanItem(2, [2], ['home.top']),
    ];
    const snapshot = CatalogueSnapshot.build('1', items, SLOTS);
    const slots = [{ slot: 'home.popup' }, { slot: 'home.top' }];
    const [, top] = decide(snapshot, someFacts(slots), true);
    expect(top?.winners).toEqual([]);
    expect(top?.dropped[0]?.reason).toBe('merge.duplicate');
  });
});

describe('a recommendation', () => {
  const shoes = aStockItem(1, { threshold: '5000', scope: { categories: ['shoes'] } });
  const named = new Map(
    [
      aProduct('cheap', 4_000),
      { ...aProduct('far', 9_000), item: { ...aProduct('far', 0).item, category: 'food/tea' } },
      aProduct('shoe', 9_000),
      {
        ...aProduct('boot', 8_000),
        item: { ...aProduct('boot', 0).item, category: 'shoes/boots' },
      },
    ].map((product) => [product.sku, product] as const),
  );

  it('shows the products on which the benefit saves something, with their price after it', () => {
    const { hook, winner } = popup(snapshotOf(HOOKS.look, 'display', shoes), { named });
    expect(hook).toEqual({
      kind: 'recommendation',
      products: [
        {
          sku: 'shoe',
          priceAfterBenefit: { unitPrice: '9000', discount: '1000', payable: '8000' },
        },
        {
          sku: 'boot',
          priceAfterBenefit: { unitPrice: '8000', discount: '1000', payable: '7000' },
        },
      ],
    });
    expect(winner).toMatchObject({ savingFen: 1000 });
  });

  it('begins with products of categories that the shopper looked at', () => {
    const values = { 'user.viewedCategories': ['shoes/boots'] };
    const shopper = aShopper({ context: { now: NOON, values } });
    const { hook } = popup(snapshotOf(HOOKS.look, 'display', shoes), { named, shopper });
    expect(hook).toMatchObject({ products: [{ sku: 'boot' }, { sku: 'shoe' }] });
  });

  it('falls when there is no product to recommend it with', () => {
    expect(popup(snapshotOf(HOOKS.look, 'display', shoes))).toMatchObject({
      winner: null,
      reasons: ['match.nothing-to-recommend'],
    });
  });

  it('names its products to those who ask for the slot, as long as it runs', () => {
    const compiler = new CatalogueCompiler(SLOTS);
    const plan = aPlanItem(1, [1], ['home.popup'], { hook: HOOKS.look });
    compiler.put(plan);
    const snapshot = new CatalogueSnapshot(compiler.compile('1'));
    expect(snapshot.namedIn('home.popup')).toEqual(HOOKS.look.skus);
    expect(snapshot.namedIn('home.top')).toBeUndefined();
    const ended = { ...plan, version: 2, body: { ...plan.body, state: 'ended' } } as CatalogueItem;
    compiler.put(ended);
    const later = new CatalogueSnapshot(compiler.compile('2'));
    expect(later.namedIn('home.popup')).toBeUndefined();
  });
});

describe('a task', () => {
  const START = Date.parse('2026-11-01T00:00:00.000Z');
  const DEEDS = { viewed: [], carted: [], orders: [] };
  const views: HookOfPlan = { kind: 'task', task: { do: 'view-products', count: 3 } };
  const order: HookOfPlan = { kind: 'task', task: { do: 'order-over', amount: '20000' } };
  const did = (deeds: Partial<NonNullable<Shopper['deeds']>>) => ({
    shopper: aShopper({ deeds: { ...DEEDS, ...deeds } }),
  });
  const shown = (hook: HookOfPlan, rest: Partial<DecisionFacts>) =>
    popup(snapshotOf(hook, 'task', aStockItem(1)), rest);

  it('is counted from the start of its plan until now', () => {
    const viewed = [NOON.getTime() + 1, NOON.getTime(), START, START - 1];
    const { hook, explained } = shown(views, did({ viewed }));
    expect(hook).toEqual({ ...views, progress: { done: 2, of: 3, isDone: false } });
    expect(explained?.candidates[0]?.text.en).toMatch('2 of 3 of its task are done');
  });

  it('is done with the last product, and no more than done', () => {
    const viewed = [5, 4, 3, 2].map((n) => START + n);
    expect(shown(views, did({ viewed })).hook).toMatchObject({
      progress: { done: 3, of: 3, isDone: true },
    });
  });

  it('of the cart does not count what was looked at', () => {
    const carts: HookOfPlan = { kind: 'task', task: { do: 'add-to-cart', count: 1 } };
    expect(shown(carts, did({ viewed: [START] })).hook).toMatchObject({ progress: { done: 0 } });
    expect(shown(carts, did({ carted: [START] })).hook).toMatchObject({
      progress: { isDone: true },
    });
  });

  it.each([
    [[[START, 20_000]], true],
    [[[START, 19_999]], false],
    [[[START - 1, 90_000]], false],
  ] as const)('of an order asks for one of so much since the start: %j', (orders, isDone) => {
    expect(shown(order, did({ orders })).hook).toMatchObject({ progress: { of: 1, isDone } });
  });

  it('of a shopper who is not known is shown without progress', () => {
    const shopper = aShopper({ isKnown: false });
    expect(shown(views, { shopper }).hook).toMatchObject({ progress: null });
  });
});
