import { describe, expect, it } from '@jest/globals';
import { holderOfPerson } from '@boon/service-support/caps';
import { claimKey, exposureKey } from '../../capping/cap-keys.js';
import type { CatalogueItem } from '../../catalogue/domain/catalogue-item.js';
import { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import type { RecallSource } from '../../slot/domain/recall-source.js';
import { aProduct, aShopper, someFacts } from '../../testing/a-request.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../../testing/catalogue-items.js';
import { conclude, decide as decideUntraced, type SlotDecision } from './decide.js';
import type { DecisionFacts, Shopper } from './facts.js';
import { prepare } from './prepare.js';

const SLOTS = [
  aSlot('home.popup'),
  aSlot('pdp.any'),
  aSlot('pdp.internal'),
  aSlot('search.top', { capacity: 2 }),
];

function snapshotOf(...items: CatalogueItem[]): CatalogueSnapshot {
  return CatalogueSnapshot.build('1', items, SLOTS);
}

/** With the reasons of those that lost. */
function decide(snapshot: CatalogueSnapshot, facts: DecisionFacts): readonly SlotDecision[] {
  return decideUntraced(snapshot, facts, true);
}

function stocksOf(decision: SlotDecision | undefined): string[] {
  return decision?.winners.map((winner) => winner.offer.stock.id) ?? [];
}

function reasonsOf(decision: SlotDecision | undefined): string[] {
  return decision?.dropped.map(({ reason }) => reason) ?? [];
}

describe('a decision', () => {
  it('offers the benefit worth most, and keeps the others as runners-up', () => {
    const snapshot = snapshotOf(
      aStockItem(1),
      aStockItem(2, { amount: '3000' }, { worstCasePerGrant: '3000' }),
      aSchemeItem(1, [1, 2]),
      aPlanItem(1, [1], ['home.popup']),
    );
    const [home] = decide(snapshot, someFacts([{ slot: 'home.popup' }]));
    expect(stocksOf(home)).toEqual([uuidOf('stock', 2)]);
    expect(home?.runnersUp.map((loser) => loser.offer.stock.id)).toEqual([uuidOf('stock', 1)]);
  });

  it('offers a welcome coupon to the new and not to the dormant, and says why', () => {
    const audience = { op: 'in', attribute: 'user.stage', values: ['new'] };
    const snapshot = snapshotOf(
      aStockItem(1),
      aSchemeItem(1, [1], { audience }),
      aPlanItem(1, [1], ['home.popup']),
    );
    const request = [{ slot: 'home.popup' }];
    expect(stocksOf(decide(snapshot, someFacts(request))[0])).toHaveLength(1);

    const dormant = aShopper({ context: { now: NOON, values: { 'user.stage': 'dormant' } } });
    const [home] = decide(snapshot, someFacts(request, { shopper: dormant }));
    expect(stocksOf(home)).toEqual([]);
    expect(home?.dropped[0]).toMatchObject({ stage: 'target', reason: 'target.audience' });
    expect(home?.dropped[0]?.text?.en).toMatch(/stage/);
  });

  it('takes no audience to hold for a shopper whose state is not known, whatever the condition', () => {
    const banned = { op: 'intersects', attribute: 'user.segments', values: ['banned'] };
    const snapshot = snapshotOf(
      aStockItem(1),
      aStockItem(2),
      aStockItem(3),
      aSchemeItem(1, [1], { audience: { op: 'not', condition: banned } as never }),
      aSchemeItem(2, [2], {
        audience: { op: 'not-in', attribute: 'user.stage', values: ['dormant'] } as never,
      }),
      aSchemeItem(3, [3]),
      aPlanItem(1, [1, 2, 3], ['search.top']),
    );
    const shopper = aShopper({ isKnown: false, context: { now: NOON, values: {} } });
    const [search] = decide(snapshot, someFacts([{ slot: 'search.top' }], { shopper }));
    expect(stocksOf(search)).toEqual([uuidOf('stock', 3)]);
    expect(reasonsOf(search)).toEqual(['target.unknown-shopper', 'target.unknown-shopper']);
  });

  it('matches the product shown: scope first, then the threshold, with the price after benefit', () => {
    const snapshot = snapshotOf(
      aStockItem(1, { kind: 'category', scope: { categories: ['shoes'] } }),
      aStockItem(2, { kind: 'category', scope: { categories: ['food'] } }),
      aStockItem(3, { threshold: '90000' }),
      aSchemeItem(1, [1, 2, 3]),
      aPlanItem(1, [1], ['pdp.any']),
    );
    const product = aProduct('s1', 20_000);
    const [pdp] = decide(snapshot, someFacts([{ slot: 'pdp.any', product }]));
    expect(stocksOf(pdp)).toEqual([uuidOf('stock', 1)]);
    expect(pdp?.winners[0]?.price?.payable.fen).toBe(19_000n);
    expect(reasonsOf(pdp).sort()).toEqual(['match.below-threshold', 'match.out-of-scope']);
  });

  it('offers interest-free plans and subsidies on a product, each with what it is worth there', () => {
    const snapshot = snapshotOf(
      aStockItem(1, { kind: 'interest-free', months: [3, 6], cap: '900' }),
      aStockItem(2, { kind: 'subsidy', amount: '1000' }),
      aSchemeItem(1, [1]),
      aSchemeItem(2, [2]),
      aPlanItem(1, [1], ['pdp.any']),
      aPlanItem(2, [2], ['pdp.internal']),
    );
    const product = aProduct('s1', 20_000);
    const slots = [
      { slot: 'pdp.any', product },
      { slot: 'pdp.internal', product },
    ];
    const shopper = aShopper({ balanceFen: 0 });
    const [any, internal] = decide(snapshot, someFacts(slots, { shopper }));
    expect(any?.winners[0]?.price).toMatchObject({ waives: { months: [3, 6] } });
    expect(internal?.winners[0]?.price?.discount.fen).toBe(600n);
  });

  it('shows a subsidy as far as balance and offer reach, within 3 % of the price', () => {
    const snapshot = snapshotOf(
      aStockItem(2, { kind: 'subsidy', amount: '1000' }),
      aSchemeItem(2, [2]),
      aPlanItem(2, [2], ['pdp.any']),
    );
    const shown = (balanceFen: number) => {
      const facts = someFacts([{ slot: 'pdp.any', product: aProduct('s1', 100_000) }], {
        shopper: aShopper({ balanceFen }),
      });
      return decide(snapshot, facts)[0]?.winners[0]?.price?.discount.fen;
    };
    expect([shown(0), shown(1_500), shown(9_000)]).toEqual([1_000n, 2_500n, 3_000n]);
  });

  it('shows what was picked for this very shopper, even where others of higher rank fill the source', () => {
    const narrow = (source: RecallSource) => ({ source, limit: 1, budgetMs: 20 });
    const slot = aSlot('home.popup', {
      capacity: 3,
      sources: [narrow('platform-coupons'), narrow('personalised')],
    });
    const snapshot = CatalogueSnapshot.build(
      '1',
      [
        aStockItem(1),
        aStockItem(2),
        aStockItem(3),
        aSchemeItem(1, [1, 2, 3]),
        aPlanItem(1, [1], ['home.popup']),
      ],
      [slot],
    );
    const request = [{ slot: 'home.popup' }];
    const picked = someFacts(request, { shopper: aShopper({ picks: [uuidOf('stock', 3)] }) });
    expect(stocksOf(decide(snapshot, picked)[0]).sort()).toEqual(
      [1, 3].map((n) => uuidOf('stock', n)),
    );
    const [home] = decide(snapshot, someFacts(request));
    expect(stocksOf(home)).toEqual([uuidOf('stock', 1)]);
    expect(reasonsOf(home)).toEqual(['recall.limit', 'recall.limit']);
  });

  it('shows in a slot only the kinds and modes that it takes', () => {
    const slot = aSlot('home.popup', { kinds: ['subsidy'], modes: ['display'] });
    const snapshot = CatalogueSnapshot.build(
      '1',
      [
        aStockItem(1),
        aStockItem(2, { kind: 'subsidy', amount: '1000' }),
        aSchemeItem(1, [1, 2]),
        aPlanItem(1, [1], ['home.popup'], { mode: 'display' }),
        aPlanItem(2, [1], ['home.popup'], { mode: 'one-click' }),
      ],
      [slot],
    );
    const [home] = decide(snapshot, someFacts([{ slot: 'home.popup' }]));
    expect(stocksOf(home)).toEqual([uuidOf('stock', 2)]);
    expect(reasonsOf(home)).toEqual(Array(3).fill('recall.not-allowed'));
  });

  it('gives each of several products its own winner', () => {
    const snapshot = snapshotOf(
      aStockItem(1, { kind: 'product', scope: { skus: ['s1'] } }),
      aStockItem(2, { kind: 'category', scope: { categories: ['shoes'] } }),
      aSchemeItem(1, [1, 2]),
      aPlanItem(1, [1], ['pdp.any']),
    );
    const products = [aProduct('s1', 20_000), aProduct('s2', 20_000), aProduct('s3', 500)];
    const [badges] = decide(snapshot, someFacts([{ slot: 'pdp.any', products }]));
    expect(badges?.winners.map((winner) => winner.product?.sku)).toEqual(['s1', 's2']);
  });

  it('shows no benefit twice in one answer and fills all places as well as it can', () => {
    const snapshot = snapshotOf(
      aStockItem(1, {}, { worstCasePerGrant: '3000' }),
      aStockItem(2),
      aStockItem(3, {}, { worstCasePerGrant: '2000' }),
      aSchemeItem(1, [1, 2, 3]),
      aSchemeItem(2, [1]),
      aPlanItem(1, [1], ['search.top']),
      aPlanItem(2, [2], ['home.popup']),
    );
    const facts = someFacts([{ slot: 'search.top' }, { slot: 'home.popup' }]);
    const [search, home] = decide(snapshot, facts);
    expect(stocksOf(home)).toEqual([uuidOf('stock', 1)]);
    expect(stocksOf(search)).toEqual([uuidOf('stock', 3), uuidOf('stock', 2)]);
    expect(reasonsOf(search)).toEqual(['merge.duplicate']);
  });

  it('leaves no slot empty that could show something at no loss', () => {
    const snapshot = snapshotOf(
      aStockItem(1),
      aStockItem(2),
      aSchemeItem(1, [1, 2]),
      aPlanItem(1, [1], ['search.top', 'home.popup']),
    );
    for (const slots of [
      ['search.top', 'home.popup'],
      ['home.popup', 'search.top'],
    ]) {
      const decisions = decide(snapshot, someFacts(slots.map((slot) => ({ slot }))));
      expect(decisions.map((decision) => stocksOf(decision).length)).toEqual([1, 1]);
    }
  });

  it('stops showing what was seen often enough today or claimed already', () => {
    const snapshot = snapshotOf(
      aStockItem(1),
      aStockItem(2),
      aSchemeItem(1, [1]),
      aSchemeItem(2, [2]),
      aPlanItem(1, [1], ['home.popup'], { dailyCapPerUser: 3 }),
      aPlanItem(2, [2], ['home.popup']),
    );
    const counts = new Map([
      [exposureKey('ann', uuidOf('plan', 1), NOON), 3],
      [claimKey('ann', uuidOf('stock', 2), 'total', NOON), 1],
    ]);
    const [home] = decide(snapshot, someFacts([{ slot: 'home.popup' }], { counts }));
    expect(stocksOf(home)).toEqual([]);
    expect(reasonsOf(home).sort()).toEqual(['cap.claim-limit', 'cap.frequency']);
  });

  it('shows what is counted by natural person to persons that are known and have room by every key', () => {
    const limits = { perUserTotal: null, perUserDay: null, perUserMonth: null, perPersonTotal: 2 };
    const snapshot = snapshotOf(
      aStockItem(1, {}, { limits }),
      aSchemeItem(1, [1]),
      aPlanItem(1, [1], ['home.popup']),
    );
    const counts = new Map([
      [claimKey(holderOfPerson('phone'), uuidOf('stock', 1), 'total', NOON), 2],
    ]);
    const shownTo = (of: Partial<Shopper>): boolean => {
      const facts = someFacts([{ slot: 'home.popup' }], { counts, shopper: aShopper(of) });
      return stocksOf(decide(snapshot, facts)[0]).length === 1;
    };
    expect(shownTo({ personKeys: ['paper'] })).toBe(true);
    expect(shownTo({ personKeys: ['paper', 'phone'] })).toBe(false);
    expect(shownTo({ personKeys: [] })).toBe(false);
    expect(shownTo({ canClaim: false })).toBe(true);
  });

  it('counts what the shopper saw as a visitor, too', () => {
    const snapshot = snapshotOf(
      aStockItem(1),
      aSchemeItem(1, [1]),
      aPlanItem(1, [1], ['home.popup'], { dailyCapPerUser: 3 }),
    );
    const counts = new Map([
      [exposureKey('ann', uuidOf('plan', 1), NOON), 1],
      [exposureKey('v-phone', uuidOf('plan', 1), NOON), 2],
    ]);
    const shopper = aShopper({ identities: ['ann', 'v-phone'] });
    const [home] = decide(snapshot, someFacts([{ slot: 'home.popup' }], { counts, shopper }));
    expect(reasonsOf(home)).toEqual(['cap.frequency']);
  });

  it('gives every candidate one fate: winner, runner-up or one reason', () => {
    const stocks = Array.from({ length: 12 }, (_, n) => aStockItem(n));
    const snapshot = snapshotOf(
      ...stocks,
      aSchemeItem(
        1,
        stocks.map((_, n) => n),
      ),
      aPlanItem(1, [1], ['search.top', 'home.popup']),
    );
    const facts = someFacts([{ slot: 'search.top' }, { slot: 'home.popup' }]);
    for (const { winners, runnersUp, dropped } of decide(snapshot, facts)) {
      const fates = [...winners, ...runnersUp, ...dropped.map(({ candidate }) => candidate)];
      expect(fates.map(({ offer }) => offer.stock.id).sort()).toEqual(
        stocks.map(({ id }) => id).sort(),
      );
    }
  });

  it('is the same for the same facts, whatever the order in which the catalogue was told', () => {
    const items = [
      aStockItem(1),
      aStockItem(2),
      aStockItem(3),
      aSchemeItem(1, [1, 2]),
      aSchemeItem(2, [2, 3]),
      aPlanItem(1, [1, 2], ['search.top', 'home.popup']),
    ];
    const facts = someFacts([{ slot: 'search.top' }, { slot: 'home.popup' }]);
    const forth = decide(snapshotOf(...items), facts).map(stocksOf);
    const back = decide(snapshotOf(...items.toReversed()), facts).map(stocksOf);
    expect(back).toEqual(forth);
  });

  it('shows nothing while the slot, its channel, the stock or the platform is switched off', () => {
    for (const switchId of [
      'platform',
      'channel:home',
      'slot:home.popup',
      `stock:${uuidOf('stock', 1)}`,
    ]) {
      const body = { switchId, version: 1, off: true, reason: 'mistake', by: 'lin' };
      const snapshot = snapshotOf(
        aStockItem(1),
        aSchemeItem(1, [1]),
        aPlanItem(1, [1], ['home.popup']),
        { kind: 'switch', id: switchId, version: 1, body },
      );
      const [home] = decide(snapshot, someFacts([{ slot: 'home.popup' }]));
      expect(reasonsOf(home)).toEqual(['recall.switched-off']);
    }
  });

  describe('under a hard cap', () => {
    const stocks = [1, 2, 3, 4];
    const capped = (n: number): CatalogueItem => {
      const item = aPlanItem(n, [n], ['home.popup'], { priority: 1_000 - 200 * n });
      const caps = [{ on: 'plan', period: 'day', limit: 1, isHard: true }];
      return { ...item, body: { ...item.body, caps } } as CatalogueItem;
    };
    const snapshot = snapshotOf(
      ...stocks.flatMap((n) => [aStockItem(n), aSchemeItem(n, [n]), capped(n)]),
    );
    const nameOf = (n: number): string =>
      `home.popup ${uuidOf('stock', n)} ${uuidOf('scheme', n)} ${uuidOf('plan', n)} `;
    const shown = (refused: readonly number[], allowed: readonly number[] = []) => {
      const reservations = new Map([
        ...refused.map((n) => [nameOf(n), false] as const),
        ...allowed.map((n) => [nameOf(n), true] as const),
      ]);
      const facts = someFacts([{ slot: 'home.popup' }], { reservations });
      const { slots, pending } = conclude(prepare(snapshot, facts, true), facts);
      return { stocks: stocksOf(slots[0]), pending: pending.map((each) => each.offer.stock.id) };
    };

    it('is not shown before it is reserved', () => {
      const first = uuidOf('stock', 1);
      expect(shown([])).toEqual({ stocks: [first], pending: [first] });
      expect(shown([], [1])).toEqual({ stocks: [first], pending: [] });
    });

    it('makes room for the next runner-up when it is refused, twice, and then for the fallback', () => {
      expect(shown([1]).pending).toEqual([uuidOf('stock', 2)]);
      expect(shown([1, 2], [3])).toEqual({ stocks: [uuidOf('stock', 3)], pending: [] });
      expect(shown([1, 2, 3], [4])).toEqual({ stocks: [], pending: [] });
    });

    it('is left out while nothing can be reserved, and what has no hard cap is not', () => {
      const open = snapshotOf(
        ...[1, 2].flatMap((n) => [aStockItem(n), aSchemeItem(n, [n])]),
        capped(1),
        aPlanItem(2, [2], ['home.popup']),
      );
      const facts = someFacts([{ slot: 'home.popup' }], { canReserve: false });
      const [home] = decide(open, facts);
      expect(stocksOf(home)).toEqual([uuidOf('stock', 2)]);
      expect(reasonsOf(home)).toEqual(['cap.hard-unknown']);
    });
  });

  describe('in an experiment', () => {
    const arms = (isControl: boolean) => ({
      arms: [{ name: 'one', basisPoints: 10_000, isControl }],
    });
    const over = (isControl: boolean) =>
      snapshotOf(
        aStockItem(1),
        aSchemeItem(1, [1], arms(isControl)),
        aPlanItem(1, [1], ['home.popup']),
      );

    it('is not shown to people in a control arm, and says in which arm the others are', () => {
      const facts = someFacts([{ slot: 'home.popup' }]);
      expect(reasonsOf(decide(over(true), facts)[0])).toEqual(['target.control']);
      expect(decide(over(false), facts)[0]?.winners[0]?.arm).toBe('one');
    });

    it('shows nothing at all to people who are held out', () => {
      const holdout = { salt: 'h', basisPoints: 10_000 };
      const [home] = decide(over(false), someFacts([{ slot: 'home.popup' }], { holdout }));
      expect([stocksOf(home), reasonsOf(home)]).toEqual([[], ['target.holdout']]);
    });
  });

  it('works the terms of a strategy out for the shopper, and prices with them', () => {
    const strategy = {
      steps: [{ feature: 'profile.spend', atLeast: 1_000, set: { amount: 3_000 } }],
      bounds: { amount: { min: 500, max: 2_500 } },
    };
    const snapshot = snapshotOf(
      aStockItem(1, {}, { strategy }),
      aSchemeItem(1, [1]),
      aPlanItem(1, [1], ['pdp.any']),
    );
    const shown = (spend: number) => {
      const shopper = aShopper({ context: { now: NOON, values: { 'profile.spend': spend } } });
      const facts = someFacts([{ slot: 'pdp.any', product: aProduct('s1', 20_000) }], { shopper });
      const [winner] = decide(snapshot, facts)[0]?.winners ?? [];
      return [winner?.price?.discount.fen, winner?.resolved?.wire?.['amount']];
    };
    expect(shown(10)).toEqual([1_000n, undefined]);
    expect(shown(2_000)).toEqual([2_500n, '2500']);
  });

  it('shows of an exclusive group, a lottery or a merchant one benefit in an answer', () => {
    const inGroup = (n: number, group: string | null): CatalogueItem => {
      const item = aPlanItem(n, [n], ['search.top', 'home.popup']);
      return { ...item, body: { ...item.body, exclusiveGroup: group } } as CatalogueItem;
    };
    const snapshot = snapshotOf(
      ...[1, 2, 3].flatMap((n) => [
        aStockItem(n, {}, { worstCasePerGrant: String(5_000 - n) }),
        aSchemeItem(n, [n]),
      ]),
      inGroup(1, 'double-eleven'),
      inGroup(2, 'double-eleven'),
      inGroup(3, null),
    );
    const [search] = decide(snapshot, someFacts([{ slot: 'search.top' }]));
    expect(stocksOf(search)).toEqual([1, 3].map((n) => uuidOf('stock', n)));
    expect(reasonsOf(search)).toEqual(['merge.excluded']);
  });
});
