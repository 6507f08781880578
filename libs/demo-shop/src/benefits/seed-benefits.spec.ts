import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoonApi } from '../api/boon-api.js';
import { loadShop } from '../feeds/load-shop.js';
import { generateShop } from '../shop/generate-shop.js';
import { ReviewDesk } from '../testing/review-desk.js';
import { seedBenefits } from './seed-benefits.js';
import { sellerOf } from './sellers-voucher.js';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-11T04:00:00.000Z');

describe('seeding the demo shop', () => {
  let desk: ReviewDesk;
  let api: BoonApi;

  beforeEach(async () => {
    desk = new ReviewDesk();
    api = new BoonApi(await desk.open());
  });

  afterEach(() => desk.close());

  it('puts benefits of every kind, for every stage, in all six slots', async () => {
    const { assets, schemes, plans, written } = await seedBenefits(api, generateShop(1, NOW));
    expect(written).toBe(assets.size + schemes.size + plans.size + 2);
    const states = [assets, schemes, plans].flatMap((all) => [...all.values()].map((x) => x.state));
    expect(new Set(states)).toEqual(new Set(['running']));
    const created = desk.calls.filter(
      ({ path, method }) => path === '/v1/plans' && method === 'POST',
    );
    const slots = created.flatMap(({ body }) => body['placements'] as { slot: string }[]);
    expect(new Set(slots.map(({ slot }) => slot))).toEqual(
      new Set([
        ...['home.popup', 'event-hall.banner', 'search.top'],
        ...['pdp.internal', 'pdp.external-ad', 'pdp.any'],
      ]),
    );
    const hooks = created.flatMap(
      ({ body }) => body['placements'] as { hook?: { kind: string; skus?: string[] } }[],
    );
    const kindsOfHooks = hooks.flatMap(({ hook }) => hook?.kind ?? []);
    expect(kindsOfHooks.sort()).toEqual(['lottery', 'one-click-claim', 'recommendation', 'task']);
    expect(hooks.flatMap(({ hook }) => hook?.skus ?? [])).toHaveLength(6);
    const drafted = desk.calls.filter(
      ({ path, method }) => path === '/v1/assets' && method === 'POST',
    );
    const kinds = drafted.map(({ body }) => (body['terms'] as { kind: string }).kind);
    expect(new Set(kinds)).toEqual(
      new Set([
        ...['full-reduction', 'no-threshold', 'category', 'product'],
        ...['interest-free', 'subsidy', 'physical-gift', 'event-item'],
      ]),
    );
  });

  it('has a seller propose a voucher, operators approve it, and the seller pay for it', async () => {
    const { assets } = await seedBenefits(api, generateShop(1, NOW));
    const own = desk.writes().filter((write) => write.includes('proposals'));
    expect(own.map((write) => write.replace(/seller-\S+/, 'seller'))).toEqual([
      'seller /v1/merchant/proposals',
      'seller /v1/merchant/proposals/:id/submit',
      'op-chen /v1/proposals/:id/approvals',
      'seller /v1/merchant/proposals/:id/fund',
    ]);
    const { stockId } = assets.get('shop-sellers-voucher') ?? {};
    const schemes = desk.calls.filter(({ path }) => path === '/v1/schemes');
    expect(schemes.flatMap(({ body }) => body['stockIds'])).toContain(stockId);
  });

  it('changes nothing the second time, on a later day too', async () => {
    await seedBenefits(api, generateShop(1, NOW));
    const writes = desk.writes().length;
    const later = generateShop(1, new Date(NOW.getTime() + 9 * DAY_MS));
    expect((await seedBenefits(api, later)).written).toBe(0);
    expect(desk.writes()).toHaveLength(writes);
  });

  it('finds the voucher of its seller behind any number of others', async () => {
    const shop = generateShop(1, NOW);
    await seedBenefits(api, shop);
    const seller = sellerOf(shop);
    for (let n = 0; n < 230; n += 1) {
      await api.post(seller, '/v1/merchant/proposals', { name: { zh: `别的 ${n}`, en: 'other' } });
    }
    const writes = desk.writes().length;
    expect((await seedBenefits(api, shop)).written).toBe(0);
    expect(desk.writes()).toHaveLength(writes);
  });

  it('names the line of the shop that Boon does not take', async () => {
    const refusal = { line: 2, ok: false, code: 'field.invalid', field: 'priceFen' };
    desk.upfront.push([200, { results: [{ line: 1, ok: true }, refusal] }]);
    await expect(loadShop(api, generateShop(1, NOW))).rejects.toThrow(
      /products: field.invalid priceFen in \{"sku"/,
    );
  });

  it('does not mind that orders are on record with the dates of the first time', async () => {
    const shop = generateShop(1, NOW);
    desk.upfront.push([200, { results: [] }], [200, { results: [] }]);
    desk.upfront.push([200, { results: [{ line: 1, ok: false, code: 'order.differs' }] }]);
    expect(await loadShop(api, shop)).toMatchObject({ orders: shop.orders.length });
  });
});
