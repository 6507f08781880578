import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@boon/testing';
import { ShopWorld, type Shopper, type ShopReply } from './testing/shop-world.js';

/** A mask of CNY 109 in beauty/skincare, on which the demo has a coupon of 20 off 99. */
const MASK = 'masks-01-a';

let world: ShopWorld;

beforeAll(async () => {
  world = await ShopWorld.open();
}, 300_000);
afterAll(() => world?.close());
afterEach(() => world.line.mend());

interface Grant {
  readonly grantId: string;
  readonly kind: string;
  readonly state: string;
}

/** A shopper with a coupon on masks and so many masks in the cart. */
async function buyerOf(masks: number): Promise<{ name: string; shopper: Shopper }> {
  const name = `buyer-${randomUUID().slice(0, 8)}`;
  const shopper = await world.shopper(name);
  await claimAll(shopper, { slot: 'pdp.any', sku: MASK });
  await put(shopper, MASK, masks);
  return { name, shopper };
}

/** Claims everything that a slot shows; answers the kinds. */
async function claimAll(shopper: Shopper, slot: object): Promise<string[]> {
  const decision = await shopper.ask('POST', '/api/v1/decisions', { body: { slots: [slot] } });
  const [decided] = decision.body['slots'] as {
    winners: { kind: string; claim: Claim | null }[];
  }[];
  const winners = decided?.winners ?? [];
  for (const { claim } of winners) {
    // A wheel is turned, not claimed.
    if (claim === null) continue;
    const { token, claimKey } = claim;
    const claimed = await shopper.ask('POST', '/api/v1/claims', { body: { token }, key: claimKey });
    expect(claimed.status).toBe(201);
  }
  return winners.map(({ kind }) => kind);
}

interface Claim {
  readonly token: string;
  readonly claimKey: string;
}

async function put(shopper: Shopper, sku: string, quantity: number): Promise<ShopReply> {
  return shopper.ask('PUT', `/shop/cart/lines/${sku}`, { body: { quantity } });
}

function order(shopper: Shopper, expectedPayable: string, key: string = randomUUID()) {
  return shopper.ask('POST', '/shop/orders', { body: { expectedPayable }, key });
}

async function ordersOf(shopper: Shopper): Promise<{ orderId: string; state: string }[]> {
  const { body } = await shopper.get('/shop/orders');
  return body['items'] as { orderId: string; state: string }[];
}

async function wallet(name: string, shopper: Shopper): Promise<Grant[]> {
  const { body } = await shopper.get(`/api/v1/users/${name}/wallet`);
  return body['items'] as Grant[];
}

async function statesOf(name: string, shopper: Shopper): Promise<string[]> {
  return (await wallet(name, shopper)).map(({ state }) => state);
}

describe('an order', () => {
  it('costs what Boon locked, and says what each benefit took off which line and who pays', async () => {
    const { name, shopper } = await buyerOf(2);
    await put(shopper, 'biscuits-01-a', 3);
    const placed = await order(shopper, '22770');
    expect(placed.status).toBe(201);
    const [grant] = await wallet(name, shopper);
    expect(placed.body).toMatchObject({
      state: 'paid',
      amount: '24770',
      discount: '2000',
      subsidy: '0',
      payable: '22770',
      lines: [
        { lineId: MASK, quantity: 2, unitPrice: '10900', discount: '2000', payable: '19800' },
        { lineId: 'biscuits-01-a', quantity: 3, discount: '0', payable: '2970' },
      ],
      benefits: [
        {
          grantId: grant?.grantId,
          kind: 'category',
          name: { zh: '护肤满99减20', en: '20 off 99 of skincare' },
          discount: '2000',
          shares: [{ lineId: MASK, discount: '2000', platform: '2000', merchant: '0' }],
        },
      ],
    });
    expect(await statesOf(name, shopper)).toEqual(['used']);
    expect((await shopper.get('/shop/cart')).body).toEqual({ lines: [], amount: '0' });
  });

  it('is paid out of balance and in parts without interest, where the shopper holds such benefits', async () => {
    const { shopper } = await buyerOf(2);
    const kinds = await claimAll(shopper, { slot: 'event-hall.banner' });
    expect(kinds).toEqual(expect.arrayContaining(['subsidy', 'interest-free', 'physical-gift']));
    const lines = [{ lineId: MASK, sku: MASK, quantity: 2 }];
    const asked = { body: { lines, instalments: { months: 6 } } };
    const { body: quote } = await shopper.ask('POST', '/api/v1/quotes', asked);
    const placed = await shopper.ask('POST', '/shop/orders', {
      body: { expectedPayable: quote['payable'], instalments: { months: 6 } },
      key: randomUUID(),
    });
    // 20 off by the coupon, 5 off anything; 3 % of what is left out of the balance.
    expect(placed.body).toMatchObject({
      ...{ amount: '21800', discount: '3079', subsidy: '579', payable: '18721' },
      instalments: { months: 6, annualRateBp: 1_200, interest: '1123', waived: '1123' },
    });
    const benefits = placed.body['benefits'] as { kind: string; effect: string }[];
    expect(benefits.map(({ kind, effect }) => `${kind} ${effect}`).sort()).toEqual([
      'category price',
      'interest-free interest',
      'no-threshold price',
      'subsidy balance',
    ]);
  });

  it('is one however often it is asked for under one key', async () => {
    const { name, shopper } = await buyerOf(1);
    const key = randomUUID();
    const asked = await Promise.all(Array.from({ length: 8 }, () => order(shopper, '8900', key)));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(asked.map(({ body }) => body['orderId'])).size).toBe(1);
    expect(await ordersOf(shopper)).toHaveLength(1);
    expect(await statesOf(name, shopper)).toEqual(['used']);

    const other = await order(shopper, '8901', key);
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
  });

  it('takes a cart once, also when two windows order it at the same time', async () => {
    const { shopper } = await buyerOf(1);
    const asked = await Promise.all(Array.from({ length: 6 }, () => order(shopper, '8900')));
    const refusals = asked.filter(({ status }) => status !== 201).map(({ body }) => body['code']);
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const code of refusals) expect(['order.under-way', 'cart.empty']).toContain(code);
    expect(await ordersOf(shopper)).toHaveLength(1);
  });

  it('at another price is refused with the price that holds, and leaves everything as it was', async () => {
    const { name, shopper } = await buyerOf(1);
    const key = randomUUID();
    const refused = await order(shopper, '10900', key);
    expect(refused.body).toMatchObject({ status: 409, code: 'quote.changed' });
    const { quote } = refused.body['details'] as { quote: string };
    expect(JSON.parse(quote)).toMatchObject({ amount: '10900', discount: '2000', payable: '8900' });
    expect(await statesOf(name, shopper)).toEqual(['held']);
    expect(await ordersOf(shopper)).toEqual([]);
    expect((await shopper.get('/shop/cart')).body).toMatchObject({ amount: '10900' });

    expect((await order(shopper, '8900', key)).status).toBe(201);
  });

  it('needs something in the cart', async () => {
    const shopper = await world.shopper('window-shopper');
    expect((await order(shopper, '0')).body).toMatchObject({ status: 409, code: 'cart.empty' });
  });

  it('moves the shopper to another stage: Boon is told of it', async () => {
    const { name, shopper } = await buyerOf(1);
    expect((await order(shopper, '8900')).status).toBe(201);
    const popup = { body: { slots: [{ slot: 'home.popup' }], trace: true } };
    const why = await eventuallyWhy(shopper, popup);
    expect(why).toContain(name);
    // Newcomers' benefits are no longer for somebody who has ordered.
    expect(why).not.toMatch(
      /"Welcome: 50 off 300"[^}]*\},"kind":"[^"]*","sku":null,"fate":"winner"/,
    );
  });

  it('is nobody else’s to see or to return', async () => {
    const { shopper } = await buyerOf(1);
    const { orderId } = (await order(shopper, '8900')).body;
    const stranger = await world.shopper('stranger');
    expect((await stranger.get(`/shop/orders/${String(orderId)}`)).status).toBe(404);
    const body = { lines: [{ lineId: MASK, quantity: 1 }] };
    const url = `/shop/orders/${String(orderId)}/returns`;
    const taken = await stranger.ask('POST', url, { body, key: randomUUID() });
    expect(taken.body).toMatchObject({ status: 404, code: 'shop.order-unknown' });
  });
});

async function eventuallyWhy(shopper: Shopper, call: { body: object }): Promise<string> {
  const { body } = await shopper.ask('POST', '/api/v1/decisions', call);
  let text = '';
  await eventually(async () => {
    const why = await shopper.get(`/shop/why/${String(body['decisionId'])}`);
    expect(why.status).toBe(200);
    text = why.text;
  });
  return text;
}

describe('a bad line to Boon', () => {
  it('that loses answers for a moment is not noticed', async () => {
    const { name, shopper } = await buyerOf(1);
    world.line.breaks(/POST \/v1\/redemptions$/, 'after', 1);
    world.line.breaks(/confirm$/, 'after', 2);
    const placed = await order(shopper, '8900');
    expect([placed.status, placed.body['payable']]).toEqual([201, '8900']);
    expect(world.line.heard.filter((call) => call.endsWith('/redemptions'))).toHaveLength(2);
    expect(await statesOf(name, shopper)).toEqual(['used']);
  });

  it('that breaks at the lock leaves no order: the sweep gives the benefits back', async () => {
    const { name, shopper } = await buyerOf(1);
    world.line.breaks(/POST \/v1\/redemptions$/, 'after');
    const key = randomUUID();
    expect((await order(shopper, '8900', key)).status).toBe(503);
    expect(await statesOf(name, shopper)).toEqual(['locked']);
    const second = await order(shopper, '8900');
    expect(second.body).toMatchObject({ code: 'order.under-way' });

    world.line.mend();
    await world.sweep();
    expect(await statesOf(name, shopper)).toEqual(['held']);
    expect(await ordersOf(shopper)).toEqual([]);
    expect((await order(shopper, '8900', key)).status).toBe(201);
  });

  it('that breaks at the lock is got over by asking again under the same key', async () => {
    const { name, shopper } = await buyerOf(1);
    world.line.breaks(/POST \/v1\/redemptions$/, 'after', 3);
    const key = randomUUID();
    expect((await order(shopper, '8900', key)).status).toBe(503);
    expect((await order(shopper, '8900', key)).status).toBe(201);
    expect(await statesOf(name, shopper)).toEqual(['used']);
    expect(await ordersOf(shopper)).toHaveLength(1);
  });

  it('that breaks between lock and confirmation leaves a paid order, which the sweep finishes', async () => {
    const { name, shopper } = await buyerOf(1);
    world.line.breaks(/confirm$/, 'before');
    expect((await order(shopper, '8900')).status).toBe(503);
    expect(await ordersOf(shopper)).toMatchObject([{ state: 'placing' }]);

    world.line.mend();
    await world.sweep();
    expect(await ordersOf(shopper)).toMatchObject([{ state: 'paid' }]);
    expect(await statesOf(name, shopper)).toEqual(['used']);
    expect((await shopper.get('/shop/cart')).body).toMatchObject({ lines: [] });
  });

  it('does not keep an order from being paid when only the telling fails; it is told later', async () => {
    const { shopper } = await buyerOf(1);
    world.line.breaks(/feeds\/orders$/, 'before');
    expect((await order(shopper, '8900')).status).toBe(201);
    world.line.mend();
    await world.sweep();
    expect(world.line.heard).toContain('POST /v1/feeds/orders');
    world.line.mend();
    await world.sweep();
    expect(world.line.heard).not.toContain('POST /v1/feeds/orders');
  });

  it('may end in a lock that is gone: the order is cancelled, and nothing is used', async () => {
    const { name, shopper } = await buyerOf(1);
    world.line.first(/confirm$/, () => cancelLockOf(name));
    const refused = await order(shopper, '8900');
    expect(refused.body).toMatchObject({ status: 409, code: 'order.refused' });
    expect(await ordersOf(shopper)).toMatchObject([{ state: 'cancelled' }]);
    expect(await statesOf(name, shopper)).toEqual(['held']);
    expect((await order(shopper, '8900')).status).toBe(201);
  });
});

/** As an operator of Boon would end a lock behind the shop's back. */
async function cancelLockOf(name: string): Promise<void> {
  const claims = { role: 'service', sub: 'other', scopes: ['orders'] } as const;
  const token = await world.run.issuer.tokenFor({ ...claims, scopes: [...claims.scopes] });
  const { issuing } = world.run.urls;
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
  const wallet = await fetch(`${issuing}/v1/users/${name}/wallet`, { headers });
  const { items } = (await wallet.json()) as { items: { redemptionId: string }[] };
  const url = `${issuing}/v1/redemptions/${String(items[0]?.redemptionId)}/cancel`;
  await fetch(url, { method: 'POST', headers });
}

describe('a return', () => {
  const back = (shopper: Shopper, orderId: unknown, quantity: number, key: string = randomUUID()) =>
    shopper.ask('POST', `/shop/orders/${String(orderId)}/returns`, {
      body: { lines: [{ lineId: MASK, quantity }] },
      key,
    });

  it('gives back by the split that was locked: part of it first, then exactly the rest', async () => {
    const { name, shopper } = await buyerOf(3);
    const { orderId } = (await order(shopper, '30700')).body;
    const first = await back(shopper, orderId, 1);
    expect(first.body).toMatchObject({
      refund: '10233',
      givenBack: [{ amount: '666', restored: false, state: 'used' }],
      order: { state: 'partly-returned', lines: [{ returned: 1 }] },
    });
    const rest = await back(shopper, orderId, 2);
    expect(rest.body).toMatchObject({
      refund: '20467',
      givenBack: [{ amount: '1334', restored: true, state: 'held' }],
      order: { state: 'returned', lines: [{ returned: 3 }] },
    });
    expect(await statesOf(name, shopper)).toEqual(['held']);
  });

  it('is one however often it is asked for under one key, and never more than was bought', async () => {
    const { shopper } = await buyerOf(2);
    const { orderId } = (await order(shopper, '19800')).body;
    const key = randomUUID();
    const asked = await Promise.all(
      Array.from({ length: 4 }, () => back(shopper, orderId, 1, key)),
    );
    expect(new Set(asked.map(({ body }) => body['returnId'])).size).toBe(1);
    expect((await back(shopper, orderId, 2, key)).body).toMatchObject({
      code: 'idempotency.key-reused',
    });
    expect((await back(shopper, orderId, 2)).body).toMatchObject({ code: 'return.too-many' });
    const race = await Promise.all([back(shopper, orderId, 1), back(shopper, orderId, 1)]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('whose answer is lost is found again: by the same key, or by the sweep', async () => {
    const { shopper } = await buyerOf(2);
    const { orderId } = (await order(shopper, '19800')).body;
    world.line.breaks(/returns$/, 'after', 3);
    const key = randomUUID();
    expect((await back(shopper, orderId, 1, key)).status).toBe(503);
    expect((await back(shopper, orderId, 1, key)).body).toMatchObject({ refund: '9900' });

    world.line.breaks(/returns$/, 'after', 3);
    expect((await back(shopper, orderId, 1)).status).toBe(503);
    await world.sweep();
    expect(await ordersOf(shopper)).toMatchObject([{ state: 'returned' }]);
  });

  it('names lines that were ordered', async () => {
    const { shopper } = await buyerOf(1);
    const { orderId } = (await order(shopper, '8900')).body;
    const url = `/shop/orders/${String(orderId)}/returns`;
    const body = { lines: [{ lineId: 'something-else', quantity: 1 }] };
    const refused = await shopper.ask('POST', url, { body, key: randomUUID() });
    expect(refused.body).toMatchObject({ status: 422, code: 'return.line-unknown' });
  });
});
