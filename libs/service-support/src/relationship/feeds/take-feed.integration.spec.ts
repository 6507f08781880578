import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../../service-support.persistence.js';
import { DEFAULT_STAGE_BORDERS } from '../domain/lifecycle-stage.js';
import { InProcessUserStates } from '../infrastructure/in-process-user-states.js';
import { SqlShopRecords } from '../infrastructure/sql-shop-records.js';
import { UserProfiles } from '../infrastructure/user-profiles.js';
import type { FeedOutcome } from './feed.js';
import { TakeFeed } from './take-feed.js';

usePostgres();
let database: DatabaseForSpecs;
let states: InProcessUserStates;
let feed: TakeFeed;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence);
}, 60_000);

beforeEach(async () => {
  await database.sql.execute(
    `truncate service_support.product, service_support.user_profile, service_support.order_fact,
       service_support.user_merchant, service_support.user_view, service_support.user_deed`,
  );
  states = new InProcessUserStates(new UserProfiles(database.sql), DEFAULT_STAGE_BORDERS);
  feed = new TakeFeed(new SqlShopRecords(database.sql), database.unitOfWork, states);
});

function lines(...rows: readonly object[]): string {
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

function order(orderId: string, userId: string, day: number, amountFen = '100') {
  return {
    orderId,
    userId,
    paidAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
    amountFen,
  };
}

function refusals(outcome: FeedOutcome): unknown {
  return outcome.ok ? outcome.results.filter(({ ok }) => !ok) : outcome;
}

async function userNow(userId: string) {
  return states.read(userId, new Date('2026-11-12T00:00:00Z'));
}

const product = (sku: string, priceFen: string) => ({
  sku,
  spu: sku,
  name: { zh: '茶', en: 'Tea' },
  categoryPath: 'food/tea',
  brand: 'Lan',
  merchantId: 'm-1',
  priceFen,
});

async function productRows() {
  return database.sql.query<{ sku: string; price_fen: string; changed: string }>(
    'select sku, price_fen, changed::text from service_support.product order by sku',
  );
}

describe('the feed of products', () => {
  it('keeps the last word on each SKU and the lines that can be read', async () => {
    const body = lines(product('b', '1'), product('a', '2'), { sku: 'c' }, product('b', '3'));
    expect(await feed.products(body)).toMatchObject({ ok: true, accepted: 3, refused: 1 });
    expect(await productRows()).toMatchObject([
      { sku: 'a', price_fen: '2' },
      { sku: 'b', price_fen: '3' },
    ]);
  });

  it('leaves an unchanged product untouched, so that nobody reads it again', async () => {
    await feed.products(lines(product('a', '1'), product('b', '1')));
    const before = await productRows();
    await feed.products(lines(product('a', '1'), product('b', '2')));
    const after = await productRows();

    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.changed).not.toBe(before[1]?.changed);
  });
});

describe('the feed of users', () => {
  it('makes users and replaces attributes only where it gives some', async () => {
    await feed.users(lines({ userId: 'ann', attributes: { city: 'Chengdu' } }, { userId: 'bob' }));
    await feed.users(lines({ userId: 'ann' }, { userId: 'bob', attributes: { visits: 2 } }));

    expect((await userNow('ann')).attributes).toEqual({ city: 'Chengdu' });
    expect((await userNow('bob')).attributes).toEqual({ visits: 2 });
    expect((await userNow('bob')).stage).toBe('new');
  });
});

describe('the feed of orders', () => {
  it('works out the facts that a stage hangs on, in whatever order they come', async () => {
    await feed.orders(lines(order('o2', 'ann', 5), order('o1', 'ann', 1), order('o3', 'ann', 9)));

    expect(await userNow('ann')).toMatchObject({
      stage: 'active',
      paidOrders: 3,
      firstPaidAt: new Date('2026-11-01T00:00:00Z'),
      previousPaidAt: new Date('2026-11-05T00:00:00Z'),
      lastPaidAt: new Date('2026-11-09T00:00:00Z'),
    });
  });

  it('counts an order once, however often it is told', async () => {
    const body = lines(order('o1', 'ann', 1), order('o1', 'ann', 1));
    await feed.orders(body);

    expect(await feed.orders(body)).toMatchObject({ accepted: 2, refused: 0 });
    expect((await userNow('ann')).paidOrders).toBe(1);
  });

  it('refuses a line that says something else of a known order', async () => {
    await feed.orders(lines(order('o1', 'ann', 1)));
    const body = lines(order('o1', 'ann', 1, '101'), order('o2', 'ann', 2), order('o2', 'bob', 2));

    expect(refusals(await feed.orders(body))).toEqual([
      { line: 1, ok: false, code: 'order.differs', field: 'orderId' },
      { line: 3, ok: false, code: 'order.differs', field: 'orderId' },
    ]);
    expect((await userNow('ann')).paidOrders).toBe(2);
    expect((await userNow('bob')).paidOrders).toBe(0);
  });

  it('loses no order of one user to a hundred feeds at once', async () => {
    const bodies = Array.from({ length: 100 }, (_, index) =>
      lines(order(`o-${index}`, 'ann', 1 + (index % 28)), order(`p-${index}`, `u-${index % 7}`, 1)),
    );
    await Promise.all(bodies.map((body) => feed.orders(body)));

    expect((await userNow('ann')).paidOrders).toBe(100);
    const [sum] = await database.sql.query<{ orders: number }>(
      'select sum(paid_orders)::int as orders from service_support.user_profile',
    );
    expect(sum?.orders).toBe(200);
  });
});

describe('the feed of segments', () => {
  const joins = (userId: string, segment: string) => ({ userId, segment, member: true });
  const leaves = (userId: string, segment: string) => ({ userId, segment, member: false });

  it('lets users in and out, the last word of a body holding', async () => {
    await feed.segments(lines(joins('ann', 'vip'), joins('ann', 'tea'), joins('bob', 'tea')));
    await feed.segments(
      lines(
        leaves('ann', 'vip'),
        joins('ann', 'new'),
        leaves('bob', 'x'),
        joins('cai', 'a'),
        leaves('cai', 'a'),
      ),
    );

    expect((await userNow('ann')).segments).toEqual(['new', 'tea']);
    expect((await userNow('bob')).segments).toEqual(['tea']);
    expect((await userNow('cai')).segments).toEqual([]);
  });

  it('loses no membership to a hundred feeds at once', async () => {
    const segments = Array.from({ length: 100 }, (_, index) => `s-${100 + index}`);
    await Promise.all(segments.map((segment) => feed.segments(lines(joins('ann', segment)))));

    expect((await userNow('ann')).segments).toEqual(segments);
  });
});

describe('a feed of ten thousand lines', () => {
  it('is taken whole', async () => {
    const orders = Array.from({ length: 10_000 }, (_, index) =>
      order(`o-${index}`, `u-${index % 2_500}`, 1 + (index % 28)),
    );
    expect(await feed.orders(lines(...orders))).toMatchObject({ accepted: 10_000, refused: 0 });
    expect((await userNow('u-2499')).paidOrders).toBe(4);
  });
});

describe('the links of a user', () => {
  const at = (hour: number) => `2026-11-10T${String(hour).padStart(2, '0')}:00:00Z`;
  const did = (kind: string, merchantId: string, hour: number, userId = 'ann') => ({
    ...{ userId, kind, merchantId },
    at: at(hour),
  });

  it('are those that were told last, in whatever order they arrive', async () => {
    await feed.behaviours(lines(did('follow', 'm-1', 3), did('join', 'm-2', 3)));
    await feed.behaviours(lines(did('unfollow', 'm-1', 5), did('follow', 'm-3', 1)));
    await feed.behaviours(lines(did('follow', 'm-1', 4), did('leave', 'm-2', 2)));

    expect(await userNow('ann')).toMatchObject({
      followedMerchants: ['m-3'],
      memberMerchants: ['m-2'],
      lastSeenAt: new Date(at(5)),
    });
  });

  it('change nothing when they are told again', async () => {
    const body = lines(did('follow', 'm-1', 3), did('unfollow', 'm-1', 3), did('join', 'm-1', 3));
    await feed.behaviours(body);
    const { version: before, ...links } = await userNow('ann');
    await feed.behaviours(body);
    const { version, ...after } = await userNow('ann');
    expect(after).toEqual(links);
    expect(version).toBeGreaterThan(before);
    expect(after).toMatchObject({ followedMerchants: [], memberMerchants: ['m-1'] });
  });

  it('name the last twenty categories looked at, the latest first', async () => {
    const skus = Array.from({ length: 25 }, (_, index) => `s-${String(index).padStart(2, '0')}`);
    const goods = skus.map((sku) => ({ ...product(sku, '1'), categoryPath: `food/${sku}` }));
    await feed.products(lines(...goods));
    const views = skus.map((sku, minute) => ({
      ...{ userId: 'ann', kind: 'view', sku },
      at: `2026-11-10T00:${String(minute).padStart(2, '0')}:00Z`,
    }));
    await feed.behaviours(lines(...views, { ...views[0], sku: 'unknown' }));

    const { viewedCategories } = await userNow('ann');
    expect(viewedCategories).toHaveLength(20);
    expect(viewedCategories.slice(0, 2)).toEqual(['food/s-24', 'food/s-23']);
  });

  it('tell of the last twenty different products looked at and put into the cart', async () => {
    const looks = Array.from({ length: 25 }, (_, minute) => ({
      ...{ userId: 'ann', kind: 'view', sku: `s-${minute}` },
      at: `2026-11-10T00:${String(minute).padStart(2, '0')}:00Z`,
    }));
    const again = { ...looks[0], at: '2026-11-10T01:00:00Z' };
    const cart = { ...looks[3], kind: 'add-to-cart' };
    await feed.behaviours(lines(...looks, again, cart));
    await feed.behaviours(lines(...looks, cart));

    const { deeds } = await userNow('ann');
    expect(deeds.viewed).toHaveLength(20);
    expect(deeds.viewed[0]).toBe(Date.parse(again.at));
    expect(deeds.viewed[1]).toBe(Date.parse('2026-11-10T00:24:00Z'));
    expect(deeds.carted).toEqual([Date.parse(cart.at ?? '')]);
  });

  it('tell of orders those that no later one surpasses, without what was returned', async () => {
    const large = order('o-2', 'ann', 3, '900');
    await feed.orders(lines(order('o-1', 'ann', 1, '500'), large, order('o-3', 'ann', 5, '700')));
    const told = async () => (await userNow('ann')).deeds.orders.map(([, fen]) => fen);
    expect(await told()).toEqual([700, 900]);

    await feed.orders(lines({ ...large, returnedAt: '2026-11-06T00:00:00Z' }));
    expect(await told()).toEqual([700]);
  });

  it('name the merchants of orders that were not returned', async () => {
    await feed.products(lines(product('a', '1'), { ...product('b', '1'), merchantId: 'm-2' }));
    const first = { ...order('o-1', 'ann', 1), lines: [{ sku: 'a', quantity: 2 }, { sku: 'x' }] };
    const second = { ...order('o-2', 'ann', 2), lines: [{ sku: 'b' }] };
    await feed.orders(lines(first, second));
    expect(await userNow('ann')).toMatchObject({ boughtMerchants: ['m-1', 'm-2'], paidOrders: 2 });

    const returned = { ...second, returnedAt: '2026-11-03T00:00:00Z' };
    expect(refusals(await feed.orders(lines(returned)))).toEqual([]);
    // Told again without the return: it stays returned.
    expect(refusals(await feed.orders(lines(second)))).toEqual([]);
    expect(await userNow('ann')).toMatchObject({
      boughtMerchants: ['m-1'],
      paidOrders: 1,
      lastPaidAt: new Date('2026-11-01T00:00:00.000Z'),
    });

    await feed.orders(lines({ ...first, returnedAt: '2026-11-04T00:00:00Z' }));
    const { stage, paidOrders, lastPaidAt, boughtMerchants } = await userNow('ann');
    expect({ stage, paidOrders, lastPaidAt, boughtMerchants }).toEqual({
      ...{ stage: 'new', paidOrders: 0, lastPaidAt: null, boughtMerchants: [] },
    });
  });

  it('refuse a line whose field is missing or wrong, by name', async () => {
    const wrong = lines(
      { userId: 'ann', kind: 'hug', merchantId: 'm-1', at: at(1) },
      { userId: 'ann', kind: 'follow', at: at(1) },
      { userId: 'ann', kind: 'view', sku: 'a b', at: at(1) },
      { ...order('o-9', 'ann', 1), lines: [{ quantity: 1 }] },
    );
    expect(refusals(await feed.behaviours(wrong))).toMatchObject([
      { line: 1, code: 'field.invalid', field: 'kind' },
      { line: 2, code: 'field.missing', field: 'merchantId' },
      { line: 3, code: 'field.invalid', field: 'sku' },
      { line: 4 },
    ]);
    const order9 = { ...order('o-9', 'ann', 1), lines: [{ quantity: 1 }] };
    expect(refusals(await feed.orders(lines(order9)))).toMatchObject([
      { line: 1, code: 'field.invalid', field: 'lines' },
    ]);
  });
});
