import { rm } from 'node:fs/promises';
import { startDistributedRun, startEmbeddedRun, type BoonRun } from '@boon/infra';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { act, fiftyOffThreeHundred, goLive, thirtyDays } from './back-office.js';
import { BoonClient, type Json } from './boon-client.js';
import { castOf, type Cast } from './cast.js';
import { eventually } from './eventually.js';
import { runFolder } from './run-folder.js';

const RUNS = [
  ['embedded', startEmbeddedRun],
  ['distributed', (options) => startDistributedRun({ ...options, placementNodes: 2 })],
] as const satisfies readonly [string, (options: { dir: string }) => Promise<BoonRun>][];

type Fields = Record<string, Json>;

const fieldsOf = (value: Json | undefined): Fields => value as Fields;
const listOf = (value: Json | undefined): Fields[] => value as Fields[];

/** The shop sells the shoe that Boon knows already. */
async function fillShop({ feeds }: Cast): Promise<void> {
  const name = { zh: '跑鞋', en: 'Running shoe' };
  const shoe = { sku: 'shoe-1', spu: 'spu-shoe-1', name, categoryPath: 'shoes/running' };
  const rest = { brand: 'swift', brandName: name, merchantId: 'm-1', priceFen: '40000', sales: 1 };
  const lines = [{ ...shoe, ...rest }];
  await feeds.done({ api: 'shop', path: '/shop/intake/products', lines });
}

describe.each(RUNS)('one benefit on its whole way, %s', (_name, start) => {
  let dir: string;
  let run: BoonRun;
  let cast: Cast;
  let ann: BoonClient;
  let bob: BoonClient;
  let coupon: Fields;
  let plan: Fields;

  beforeAll(async () => {
    dir = await runFolder('journey');
    run = await start({ dir });
    cast = await castOf(run);
    [ann, bob] = await Promise.all([cast.shopper('ann'), cast.shopper('bob')]);
  }, 600_000);

  afterAll(async () => {
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 120_000);

  const decide = async (who: BoonClient, slot: Record<string, unknown>): Promise<Fields> => {
    const body = { slots: [slot] };
    const answer = await who.done({ api: 'placement', path: '/v1/decisions', body, key: null });
    return listOf(answer['slots'])[0] ?? {};
  };
  const wallet = async (who: BoonClient, name: string, state = 'held'): Promise<Fields[]> => {
    const reply = await who.get('issuing', `/v1/users/${name}/wallet?state=${state}`);
    return listOf(reply.body['items']);
  };
  const issued = async (): Promise<number> => {
    const path = `/v1/stocks/${String(coupon['stockId'])}`;
    return Number(fieldsOf((await cast.lin.get('operations', path)).body['counters'])['issued']);
  };
  const inbox = async (who: BoonClient, name: string): Promise<Fields[]> =>
    listOf((await who.get('issuing', `/v1/users/${name}/inbox`)).body['items']);

  it('knows the products and users that the shop feeds', async () => {
    const products = ['shoe-1', 'shoe-2'].map((sku, n) => ({
      sku,
      spu: `spu-${sku}`,
      name: { zh: '跑鞋', en: 'Running shoe' },
      categoryPath: 'shoes/running',
      brand: 'swift',
      merchantId: 'm-1',
      priceFen: n === 0 ? '40000' : '9900',
    }));
    await cast.feeds.done({ api: 'operations', path: '/v1/feeds/products', lines: products });
    await cast.feeds.done({
      api: 'operations',
      path: '/v1/feeds/users',
      lines: [
        { userId: 'ann', attributes: {} },
        { userId: 'bob', attributes: {} },
      ],
    });
    const known = () => cast.lin.get('placement', '/v1/products/shoe-1');
    const product = await eventually(known, (reply) => reply.status === 200);
    expect(product.body).toMatchObject({ sku: 'shoe-1', priceFen: '40000' });
  });

  it('is drafted by one operator and cannot be approved by the same', async () => {
    const content = fiftyOffThreeHundred('journey-own', 10);
    const draft = await cast.lin.done({ api: 'operations', path: '/v1/assets', body: content });
    await act(cast.lin, 'assets', draft, 'submit');
    const own = await cast.lin.call({
      api: 'operations',
      path: `/v1/assets/${draft['id']}/approvals`,
      body: { verdict: 'approve', contentHash: draft['contentHash'] },
    });
    expect(own.status).toBe(403);
    expect(own.body).toMatchObject({ code: 'approval.own-work' });
    const early = await cast.lin.call({
      api: 'operations',
      path: `/v1/assets/${draft['id']}/publish`,
    });
    expect(early.body).toMatchObject({ status: 409, code: 'lifecycle.illegal-move' });
  });

  it('is approved by another, published, packaged in a scheme and placed', async () => {
    coupon = await goLive(cast, 'assets', fiftyOffThreeHundred('journey-coupon', 100));
    expect(coupon).toMatchObject({ state: 'running', stockId: expect.any(String) });
    const scheme = await goLive(cast, 'schemes', {
      code: 'journey-welcome',
      name: { zh: '新客礼遇', en: 'Welcome' },
      goal: 'acquire',
      audience: { op: 'in', attribute: 'user.stage', values: ['new'] },
      stockIds: [coupon['stockId']],
    });
    plan = await goLive(cast, 'plans', {
      code: 'journey-plan',
      name: { zh: '首页与商品页', en: 'Home and product page' },
      ...thirtyDays(),
      schemeIds: [scheme['id']],
      placements: [
        { slot: 'home.popup', mode: 'auto-claim', priority: 500, dailyCapPerUser: null },
        { slot: 'pdp.any', mode: 'one-click', priority: 500, dailyCapPerUser: null },
      ],
    });
    expect(plan).toMatchObject({ state: 'running' });
  });

  it('pops up at home and is claimed for the shopper without making the page wait', async () => {
    const popup = () => decide(ann, { slot: 'home.popup' });
    const shown = await eventually(popup, (slot) => listOf(slot['winners']).length === 1);
    const [winner] = listOf(shown['winners']);
    expect(winner).toMatchObject({
      stockId: coupon['stockId'],
      mode: 'auto-claim',
      claim: { state: 'on-its-way' },
    });
    const held = await eventually(
      () => wallet(ann, 'ann'),
      (grants) => grants.length > 0,
    );
    expect(held).toEqual([expect.objectContaining({ stockId: coupon['stockId'], state: 'held' })]);
  });

  it('is told to the shopper, once', async () => {
    const messages = await eventually(
      () => inbox(ann, 'ann'),
      (list) => list.length > 0,
    );
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages)).toContain('50 off 300');
  });

  it('is offered on the page of a product whose price reaches the threshold, and on no other', async () => {
    const cheap = await decide(bob, { slot: 'pdp.any', sku: 'shoe-2' });
    expect(listOf(cheap['winners'])).toEqual([]);
    const fits = () => decide(bob, { slot: 'pdp.any', sku: 'shoe-1' });
    const dear = await eventually(fits, (slot) => listOf(slot['winners']).length === 1);
    expect(listOf(dear['winners'])[0]).toMatchObject({
      priceAfterBenefit: { unitPrice: '40000', discount: '5000', payable: '35000' },
      claim: { state: 'claimable' },
    });
  });

  it('gives one grant for a double tap, in the wallet at once', async () => {
    const { claim } =
      listOf((await decide(bob, { slot: 'pdp.any', sku: 'shoe-1' }))['winners'])[0] ?? {};
    const { token, claimKey } = fieldsOf(claim);
    const tap = () =>
      bob.call({ api: 'issuing', path: '/v1/claims', body: { token }, key: String(claimKey) });
    const taps = await Promise.all([tap(), tap()]);
    expect(taps.map(({ status }) => status)).toEqual([201, 201]);
    expect(taps[0]?.text).toBe(taps[1]?.text);
    expect(await wallet(bob, 'bob')).toHaveLength(1);

    const other = await bob.call({ api: 'issuing', path: '/v1/claims', body: { token } });
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency.key-mismatch' });
    const foreign = { token, key: String(claimKey) };
    const stolen = await ann.call({
      api: 'issuing',
      path: '/v1/claims',
      body: { token },
      key: foreign.key,
    });
    expect(stolen.status).toBe(403);
  });

  it('is hidden from everybody else', async () => {
    const foreign = await ann.get('issuing', '/v1/users/bob/wallet');
    expect(foreign.status).toBe(404);
    expect((await ann.get('issuing', '/v1/users/bob/inbox')).status).toBe(404);
    expect((await cast.nobody.get('issuing', '/v1/users/bob/wallet')).status).toBe(401);
  });

  it('lowers an order, is locked, used, and comes back when the order is returned', async () => {
    const asked = { lines: [{ lineId: '1', sku: 'shoe-1', quantity: 1 }] };
    const quote = await bob.done({ api: 'issuing', path: '/v1/quotes', body: asked, key: null });
    expect(quote).toMatchObject({ amount: '40000', discount: '5000', payable: '35000' });

    const lines = [
      {
        lineId: '1',
        sku: 'shoe-1',
        spu: 'spu-shoe-1',
        category: 'shoes/running',
        brand: 'swift',
        merchant: 'm-1',
        quantity: 1,
        unitPrice: '40000',
      },
    ];
    const order = { orderId: 'o-1', userId: 'bob', lines, expectedPayable: '35000' };
    const locked = await cast.shop.done({ api: 'issuing', path: '/v1/redemptions', body: order });
    expect(locked).toMatchObject({ state: 'locked', payable: '35000' });
    expect(await wallet(bob, 'bob', 'locked')).toHaveLength(1);

    const path = `/v1/redemptions/${String(locked['id'])}`;
    await cast.shop.done({ api: 'issuing', path: `${path}/confirm` });
    expect(await wallet(bob, 'bob', 'used')).toHaveLength(1);

    const returned = await cast.shop.done({
      api: 'issuing',
      path: `${path}/returns`,
      body: { lines: [{ lineId: '1', quantity: 1 }] },
    });
    expect(JSON.stringify(returned)).toContain('5000');
    expect(await wallet(bob, 'bob')).toHaveLength(1);
    const told = await eventually(
      () => inbox(bob, 'bob'),
      (list) => list.length >= 3,
    );
    expect(told).toHaveLength(3);
  });

  it('may not be locked with a shopper’s own token', async () => {
    const body = { orderId: 'o-2', userId: 'bob', lines: [], expectedPayable: '0' };
    const refused = await bob.call({ api: 'issuing', path: '/v1/redemptions', body });
    expect(refused.status).toBe(403);
  });

  it('is seen by a visitor, and claimed once they have logged in', async () => {
    const visitor = await cast.visitor('phone');
    const slot = { slot: 'pdp.any', sku: 'shoe-1' };
    const [winner] = listOf((await decide(visitor, slot))['winners']);
    const { state, token, claimKey } = fieldsOf(winner?.['claim']);
    expect(state).toBe('after-login');
    const claim = {
      api: 'issuing',
      path: '/v1/claims',
      body: { token },
      key: String(claimKey),
    } as const;
    expect((await visitor.call(claim)).status).toBe(403);
    expect((await ann.call(claim)).body).toMatchObject({ code: 'claim.token-foreign' });
    const dan = await cast.loggedIn('dan', 'phone');
    expect((await dan.call(claim)).status).toBe(201);
    expect(await wallet(dan, 'dan')).toHaveLength(1);
  });

  it('is seen, claimed, used and returned in the shop, all of it from one origin', async () => {
    await fillShop(cast);
    const device = { deviceId: 'journey-phone' };
    const login = async (who: object): Promise<BoonClient> => {
      const call = { api: 'shop', path: '/shop/session', body: who, key: null } as const;
      return new BoonClient(run.urls, String((await cast.nobody.done(call))['token']));
    };
    const visitor = await login(device);
    const cart = '/shop/cart/lines/shoe-1';
    await visitor.done({ api: 'shop', path: cart, method: 'PUT', body: { quantity: 1 } });
    const shopper = await login({ ...device, personaId: 'new' });

    const asked = { slots: [{ slot: 'pdp.any', sku: 'shoe-1' }] };
    const decided = await shopper.done({ api: 'shop', path: '/api/v1/decisions', body: asked });
    const [winner] = listOf(listOf(decided['slots'])[0]?.['winners']);
    const { token, claimKey } = fieldsOf(winner?.['claim']);
    const claim = { api: 'shop', path: '/api/v1/claims', body: { token } } as const;
    await shopper.done({ ...claim, key: String(claimKey) });

    const lines = [{ lineId: 'shoe-1', sku: 'shoe-1', quantity: 1 }];
    const quoted = await shopper.done({ api: 'shop', path: '/api/v1/quotes', body: { lines } });
    expect(quoted).toMatchObject({ amount: '40000', payable: '35000' });
    const body = { expectedPayable: quoted['payable'] };
    const placed = await shopper.done({ api: 'shop', path: '/shop/orders', body });
    expect(placed).toMatchObject({ state: 'paid', discount: '5000', payable: '35000' });

    const back = { lines: [{ lineId: 'shoe-1', quantity: 1 }] };
    const path = `/shop/orders/${String(placed['orderId'])}/returns`;
    const returned = await shopper.done({ api: 'shop', path, body: back });
    expect(returned).toMatchObject({
      refund: '35000',
      givenBack: [{ amount: '5000', restored: true }],
      order: { state: 'returned' },
    });
    const closed = await shopper.get('shop', '/api/v1/assets');
    expect(closed.body).toMatchObject({ status: 404, code: 'request.not-found' });
  });

  it('can be explained afterwards: to the shopper it was made for, and to an operator', async () => {
    const body = { slots: [{ slot: 'pdp.any', sku: 'shoe-2' }], trace: true };
    const call = { api: 'placement', path: '/v1/decisions', body, key: null } as const;
    const { decisionId } = await bob.done(call);
    const path = `/v1/decisions/${String(decisionId)}/explain`;
    const explained = await eventually(
      () => cast.lin.get('placement', path),
      (reply) => reply.status === 200,
    );
    const [slot] = listOf(explained.body['slots']);
    expect(listOf(slot?.['candidates'])).toEqual([
      expect.objectContaining({ stockId: coupon['stockId'], fate: 'match' }),
    ]);
    expect((await bob.get('placement', path)).status).toBe(200);
    expect((await ann.get('placement', path)).body).toMatchObject({ code: 'decision.not-kept' });
  });

  it('is shown in a slot of their own that operators add, once others approved its settings', async () => {
    const settings = {
      code: 'journey-cart-bar',
      name: 'cart.bar',
      capacity: 1,
      matchesProduct: false,
      sources: [{ source: 'platform-coupons', limit: 50, budgetMs: 20 }],
      modes: ['display', 'one-click'],
      kinds: null,
      caps: [],
      onePerMerchant: false,
      fallback: { zh: '凑单更划算', en: 'Add a little more' },
      mayBeEmpty: false,
    };
    const body = { slots: [{ slot: 'cart.bar' }] };
    const ask = () => bob.call({ api: 'placement', path: '/v1/decisions', body, key: null });
    expect((await ask()).body).toMatchObject({
      code: 'slot.unknown',
      fields: [{ path: 'slots[0].slot' }],
    });
    await goLive(cast, 'slots', settings);
    const known = await eventually(ask, (reply) => reply.status === 200);
    expect(listOf(known.body['slots'])[0]).toMatchObject({ fallback: { en: 'Add a little more' } });
  });

  it('goes once to each of a crowd that looks at three products for every look at home', async () => {
    const before = await issued();
    const crowd = Array.from({ length: 24 }, (_, n) => `crowd-${n}`);
    const nodeOf = (n: number): string | undefined => run.placements[n % run.placements.length];
    const pages = await Promise.all(
      crowd.map(async (name, n) => {
        const shopper = await cast.shopper(name, nodeOf(n));
        const product = { slot: 'pdp.any', sku: 'shoe-1' };
        const asked = [{ slot: 'home.popup' }, product, product, product];
        const seen = await Promise.all(asked.map((slot) => decide(shopper, slot)));
        return { name, shopper, seen };
      }),
    );
    const claims = pages.flatMap(({ shopper, seen }) =>
      seen.slice(1).flatMap((slot) => {
        const [winner] = listOf(slot['winners']);
        if (winner === undefined) return [];
        const { token, claimKey } = fieldsOf(winner['claim']);
        const [body, key] = [{ token }, String(claimKey)];
        return [shopper.call({ api: 'issuing', path: '/v1/claims', body, key })];
      }),
    );
    for (const { status, body } of await Promise.all(claims)) {
      if (status !== 201) expect(body).toMatchObject({ code: 'claim.limit-reached' });
    }
    for (const { name, shopper } of pages) {
      const held = async (): Promise<Fields[]> => {
        const grants = await wallet(shopper, name);
        // Who came while their state could not be read in time comes again.
        if (grants.length === 0) await decide(shopper, { slot: 'home.popup' });
        return grants;
      };
      const grants = await eventually(held, (list) => list.length > 0);
      expect(grants).toEqual([expect.objectContaining({ stockId: coupon['stockId'] })]);
    }
    expect(await issued()).toBe(before + crowd.length);
  });

  it('is shown no more on any node once its plan is paused, and again once it is resumed', async () => {
    const nodes = await Promise.all(run.placements.map((url) => cast.shopper('cho', url)));
    const winnersOn = (node: BoonClient) => async () =>
      listOf((await decide(node, { slot: 'pdp.any', sku: 'shoe-1' }))['winners']).length;
    for (const [verb, wanted] of [
      ['pause', 0],
      ['resume', 1],
    ] as const) {
      const before = Date.now();
      await act(cast.lin, 'plans', plan, verb);
      const answeredAt = Date.now();
      const took = nodes.map(async (node) => {
        await eventually(winnersOn(node), (count) => count === wanted, 10);
        return Date.now() - answeredAt;
      });
      const after = (await Promise.all(took)).join(' and ');
      const call = answeredAt - before;
      process.stdout.write(`${verb}: effective ${after} ms after the answer (${call} ms)\n`);
    }
    const sums = await Promise.all(
      run.placements.map(async (placement) => {
        const status = await cast.operator(placement).get('placement', '/v1/catalogue');
        return status.body['checksum'];
      }),
    );
    expect(new Set(sums).size).toBe(1);
  });
});
