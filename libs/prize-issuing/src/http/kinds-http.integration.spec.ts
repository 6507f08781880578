import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import { usePostgres } from '@boon/testing';
import { ChangeStockState } from '../stock/change-stock-state.js';
import { OpenStock } from '../stock/open-stock.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { SOMEWHERE } from '../testing/a-shopper.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { fieldsOf, issuingApp, send, type IssuingApp, type Reply } from './testing/issuing-app.js';

let app: IssuingApp;
let issuer: RunningIssuer;
let folder: string;
// Before the server is stopped: hooks run in the order of their making.
afterAll(async () => {
  await app?.close();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await issuingApp({ url: postgres.url, issuer });
}, 60_000);

type Role = 'user' | 'operator' | 'service';
const as = async (sub: string, role: Role = 'user', scope = 'orders'): Promise<string> => {
  const scopes = role === 'service' ? { scopes: [scope] } : {};
  return `Bearer ${await issuer.tokenFor({ sub, role, ...scopes })}`;
};
const get = async (url: string, by: string): Promise<Reply> => send(app, 'GET', url, { by });
const post = async (url: string, by: string, body?: object, key = newId()): Promise<Reply> =>
  send(app, 'POST', url, { by, key, ...(body && { body }) });
const codeOf = ({ status, json }: Reply): unknown[] => [status, json['code']];

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

async function claimed(userId: string, stockId: string): Promise<Reply> {
  const token = aClaimToken(userId, stockId);
  const body = { token: token.signed() };
  return post('/v1/claims', await as(userId), body, token.build().id);
}

/** The grant of a stock of their own. */
async function gets(userId: string, stock: StockBuilder): Promise<string> {
  const reply = await claimed(userId, await opened(stock));
  const [grant] = reply.json['grants'] as { grantId: string }[];
  return grant?.grantId ?? '';
}

const setGrant = (grantId: string, change: string): Promise<number> =>
  app
    .get(Sql, { strict: false })
    .execute(`update prize_issuing.benefit_grant set ${change} where id = $1`, [grantId]);

const aLot = (): StockBuilder => aStock().ofTerms({ kind: 'subsidy', amount: '5000' });
const aCup = (): StockBuilder =>
  aStock().ofTerms({ kind: 'physical-gift', sku: 'cup', unitCost: '2500' });
const aTicket = (): StockBuilder =>
  aStock().ofTerms({ kind: 'event-item', name: 'ticket', unitCost: '100' });
const aWaiver = (): StockBuilder =>
  aStock().ofTerms({ kind: 'interest-free', months: [6], cap: '9000', scope: {} });

const order = (userId: string, of: object = {}) => ({
  ...{ orderId: newId(), userId, expectedPayable: '97000' },
  lines: [
    {
      ...{ lineId: '1', sku: 'shoe', spu: 'spu-shoe', category: 'shoes/running' },
      ...{ brand: 'swift', merchant: 'm-1', quantity: 4, unitPrice: '25000' },
    },
  ],
  ...of,
});

describe('a balance over HTTP', () => {
  it('is shown by the wallet, drawn in part by an order, and refilled by its returns', async () => {
    const [sue, shop] = [await as('sue'), await as('shop', 'service')];
    const grantId = await gets('sue', aLot());
    const balance = async (): Promise<unknown> =>
      (await get('/v1/users/sue/wallet?kind=subsidy', sue)).json['subsidyBalance'];
    expect(await balance()).toMatchObject({ available: '5000', soonest: { amount: '5000' } });

    const locked = await post('/v1/redemptions', shop, order('sue'));
    expect(locked.json).toMatchObject({
      ...{ subsidy: '3000', payable: '97000', interest: null },
      grants: [{ grantId, effect: 'balance', discount: '3000' }],
    });
    expect(await balance()).toMatchObject({ available: '2000', locked: '3000' });
    const path = `/v1/redemptions/${String(locked.json['id'])}`;
    await post(`${path}/confirm`, shop);
    const wallet = await get('/v1/users/sue/wallet', sue);
    expect(wallet.json['items']).toMatchObject([
      { state: 'held', lot: { amount: '5000', remaining: '2000', locked: '0' } },
    ]);
    const back = await post(`${path}/returns`, shop, { lines: [{ lineId: '1', quantity: 1 }] });
    expect(back.json).toMatchObject({
      lines: [{ refund: '24250', interest: '0' }],
      grants: [{ grantId, givenBack: '750', state: 'held' }],
    });
    expect(await balance()).toMatchObject({ available: '2750', locked: '0' });
  });
});

describe('instalments over HTTP', () => {
  it('are locked with their plan, and their interest comes back with the lines', async () => {
    const shop = await as('shop', 'service');
    const grantId = await gets('ina', aWaiver());
    const plan = { months: 6, annualRate: 1200, method: 'flat' };
    const told = (expectedWaived: string) =>
      order('ina', { expectedPayable: '100000', instalments: { ...plan, expectedWaived } });
    const other = await post('/v1/redemptions', shop, told('1'));
    expect(codeOf(other)).toEqual([409, 'quote.changed']);
    const locked = await post('/v1/redemptions', shop, told('6000'));
    expect(locked.json).toMatchObject({
      interest: { ...plan, interest: '6000', waived: '6000' },
      grants: [{ grantId, effect: 'interest', discount: '6000', platform: '6000' }],
    });
    const path = `/v1/redemptions/${String(locked.json['id'])}`;
    await post(`${path}/confirm`, shop);
    const back = await post(`${path}/returns`, shop, { lines: [{ lineId: '1', quantity: 4 }] });
    expect(back.json).toMatchObject({ grants: [{ givenBack: '6000', state: 'held' }] });

    const lines = [{ lineId: '1', sku: 'shoe', quantity: 1 }];
    const asked = { lines, instalments: { months: 6 } };
    const quote = await post('/v1/quotes', await as('ina'), asked);
    expect(quote.json['interest']).toMatchObject({ interest: '2400', waived: '2400' });

    const bad = order('ina', { instalments: { months: 0, method: 'none' } });
    const faults = fieldsOf((await post('/v1/redemptions', shop, bad)).json);
    expect(new Set(faults)).toEqual(
      new Set(['instalments.months', 'instalments.annualRate', 'instalments.method']),
    );
  });
});

describe('a gift over HTTP', () => {
  it('goes to the address of its winner, whom alone it is shown to, and to those who ship it', async () => {
    const [gil, eve, shop] = [await as('gil'), await as('eve'), await as('s', 'service', 'grants')];
    const grantId = await gets('gil', aCup());
    const path = `/v1/gifts/${grantId}`;
    const put = (by: string, body: object): Promise<Reply> =>
      send(app, 'PUT', `${path}/address`, { by, key: newId(), body });
    const { postcode: _, ...address } = SOMEWHERE;
    const bad = await put(gil, { ...address, phone: 'call me', city: '', more: 1 });
    expect([bad.status, new Set(fieldsOf(bad.json))]).toEqual([
      400,
      new Set(['phone', 'city', 'more']),
    ]);
    expect(codeOf(await put(eve, address))).toEqual([404, 'gift.unknown']);
    const given = await put(gil, address);
    expect(given.json).toMatchObject({ state: 'address-given', carrier: null });
    expect(given.text).not.toContain(SOMEWHERE.street);
    expect((await get('/v1/users/gil/gifts', eve)).status).toBe(404);
    expect((await get('/v1/gifts', gil)).status).toBe(403);
    const mine = await get('/v1/users/gil/gifts?state=address-given', gil);
    expect(mine.json['items']).toMatchObject([{ grantId, address: { street: SOMEWHERE.street } }]);
    const waiting = await get('/v1/gifts?state=address-given&limit=1', shop);
    expect(waiting.json['items']).toMatchObject([{ sku: 'cup', address: { city: 'Hangzhou' } }]);

    expect(codeOf(await post(`${path}/deliver`, shop))).toEqual([409, 'gift.state']);
    const shipment = { carrier: 'sf', trackingNumber: 'SF1' };
    expect((await post(`${path}/ship`, shop, shipment)).json).toMatchObject({ state: 'shipped' });
    expect((await post(`${path}/deliver`, shop)).json).toMatchObject({ state: 'delivered' });
    expect((await get(path, shop)).json).toMatchObject({ state: 'delivered', carrier: 'sf' });
    const over = await post(`${path}/cancel`, shop, { reason: 'too late' });
    expect(codeOf(over)).toEqual([409, 'gift.state']);
  });

  it('is refused an address after its time, and cancelled by an operator', async () => {
    const [ola, lin] = [await as('ola'), await as('lin', 'operator')];
    const stock = await opened(aCup().perUser(null));
    const grants = [await claimed('ola', stock), await claimed('ola', stock)].map(
      ({ json }) => (json['grants'] as { grantId: string }[])[0]?.grantId ?? '',
    );
    const [late = '', void_ = ''] = grants;
    await setGrant(late, `expires_at = now()`);
    const { postcode: _, ...body } = SOMEWHERE;
    const reply = await send(app, 'PUT', `/v1/gifts/${late}/address`, { by: ola, key: 'k', body });
    expect(codeOf(reply)).toEqual([409, 'grant.expired']);
    const cancelled = await post(`/v1/gifts/${void_}/cancel`, lin, { reason: 'out of stock' });
    expect(cancelled.json).toMatchObject({ state: 'cancelled', cancelReason: 'out of stock' });
    const gifts = await get('/v1/users/ola/gifts?limit=1', ola);
    const cursor = encodeURIComponent(String(gifts.json['nextCursor']));
    const next = await get(`/v1/users/ola/gifts?limit=1&cursor=${cursor}`, ola);
    expect([gifts, next].map(({ json }) => json['items'])).toMatchObject([
      [{ state: 'cancelled' }],
      [{ state: 'expired' }],
    ]);
  });
});

describe('an item of an event over HTTP', () => {
  it('is used once, by a service', async () => {
    const [max, gate] = [await as('max'), await as('gate', 'service', 'grants')];
    const grantId = await gets('max', aTicket());
    const path = `/v1/event-items/${grantId}/check-in`;
    expect((await post(path, max, { reference: 'g-1' })).status).toBe(403);
    const used = await post(path, gate, { reference: 'g-1' });
    expect(used.json).toMatchObject({ grantId, userId: 'max', reference: 'g-1' });
    expect((await post(path, gate, { reference: 'g-1' })).text).toBe(used.text);
    expect(codeOf(await post(path, gate, { reference: 'g-2' }))).toEqual([409, 'event-item.used']);
    const unknown = await post(`/v1/event-items/${newId()}/check-in`, gate, { reference: 'g' });
    expect(codeOf(unknown)).toEqual([404, 'event-item.unknown']);
    const gone = await gets('max', aTicket());
    await setGrant(gone, `state = 'voided'`);
    const voided = await post(`/v1/event-items/${gone}/check-in`, gate, { reference: 'g' });
    expect(codeOf(voided)).toEqual([409, 'event-item.gone']);
  });
});

describe('a wallet by a cart', () => {
  it('says of each grant what it could do, or why not and what is missing, page by page', async () => {
    const wes = await as('wes');
    const dear = aStock().ofTerms({
      ...{ kind: 'full-reduction', threshold: '50000', amount: '9000', scope: {} },
    });
    await gets('wes', dear);
    await gets('wes', aStock());
    await gets('wes', aCup());
    await gets('wes', aLot());
    const lines = [{ lineId: '1', sku: 'shoe', quantity: 1 }];
    const ask = (of: object = {}): Promise<Reply> =>
      post('/v1/wallet/applicable', wes, { lines, limit: 3, ...of });
    const first = await ask();
    expect(first.json['items']).toMatchObject([
      {
        ...{ kind: 'full-reduction', applicable: false, used: false, gives: '0' },
        reason: { code: 'grant.below-threshold', zh: '未达到使用门槛' },
        missing: '10000',
      },
      { applicable: true, used: true, gives: '5000', reason: null, missing: null },
      { kind: 'physical-gift', applicable: false, reason: { code: 'grant.leaves-prices-alone' } },
    ]);
    const rest = await ask({ cursor: first.json['nextCursor'] });
    expect(rest.json).toMatchObject({
      items: [{ kind: 'subsidy', applicable: true, gives: '1200' }],
      nextCursor: null,
    });
    expect((await ask({ onlyApplicable: true })).json['items']).toHaveLength(2);
    expect((await ask({ kind: 'subsidy' })).json['items']).toHaveLength(1);
    expect((await ask({ cursor: 'x' })).json['code']).toBe('request.cursor-invalid');
    const priced = lines.map((line) => ({ ...line, unitPrice: '1' }));
    expect(fieldsOf((await ask({ lines: priced })).json)).toEqual(['lines[0].unitPrice']);
    const quote = await post('/v1/quotes', wes, { lines });
    expect(quote.json['unused']).toMatchObject([
      { reason: 'grant.below-threshold', text: { zh: '未达到使用门槛' }, missing: '10000' },
      { reason: 'grant.leaves-prices-alone' },
    ]);
  });
});

describe('what is refused', () => {
  it('of claims: a stock that is closed, not open yet or over, a budget that is gone', async () => {
    const day = 86_400_000;
    const between = (from: number, to: number): StockBuilder =>
      aStock().between(new Date(Date.now() + from * day), new Date(Date.now() + to * day));
    const paused = await opened(aStock());
    await app.get(ChangeStockState, { strict: false }).execute({ stockId: paused, to: 'pause' });
    const poor = await opened(aStock().ofUnits(null).ofBudget(5_000));
    await claimed('first', poor);
    const late = aClaimToken('late', poor).with({ expiresAt: new Date(0).toISOString() });
    const replies = [
      await claimed('cat', paused),
      await claimed('cat', await opened(between(1, 2))),
      await claimed('cat', await opened(between(-2, -1))),
      await claimed('cat', poor),
      await claimed('cat', await opened(aStock().perPerson(1))),
      await post('/v1/claims', await as('late'), { token: late.signed() }, late.build().id),
      await get(`/v1/claims/${newId()}`, await as('cat')),
    ];
    expect(replies.map(codeOf)).toEqual([
      [409, 'stock.not-active'],
      [409, 'stock.not-started'],
      [409, 'grant.expired'],
      [409, 'budget.exhausted'],
      [403, 'claim.person-unverified'],
      [409, 'claim.token-expired'],
      [404, 'claim.unknown'],
    ]);
  });

  it('of orders: unknown ones, ones that are taken, over, too large, or not paid', async () => {
    const shop = await as('shop', 'service');
    await gets('ro', aStock());
    const paid = order('ro', { expectedPayable: '95000' });
    const locked = await post('/v1/redemptions', shop, paid);
    const path = `/v1/redemptions/${String(locked.json['id'])}`;
    const unit = { lines: [{ lineId: '1', quantity: 1 }] };
    const [line] = order('ro').lines;
    const huge = [{ ...line, quantity: 9_999, unitPrice: '9999999999' }];
    const early = await post(`${path}/returns`, shop, unit);
    await post(`${path}/confirm`, shop);
    const replies = [
      early,
      await post(`/v1/redemptions/${newId()}/cancel`, shop),
      await post('/v1/redemptions', shop, { ...paid, expectedPayable: '1' }),
      await post(`${path}/cancel`, shop),
      await post(`${path}/returns`, shop, { lines: [{ lineId: '9', quantity: 1 }] }),
      await post(`${path}/returns`, shop, { lines: [{ lineId: '1', quantity: 5 }] }),
      await post('/v1/redemptions', shop, order('ro', { lines: huge })),
    ];
    expect(replies.map(codeOf)).toEqual([
      [409, 'redemption.not-confirmed'],
      [404, 'redemption.unknown'],
      [409, 'redemption.order-taken'],
      [409, 'redemption.not-locked'],
      [422, 'return.line-unknown'],
      [422, 'return.too-many'],
      [422, 'quote.order-too-large'],
    ]);
  });

  it('of grants that are taken back: what is held is, once, by those who may', async () => {
    const [operator, shop] = [await as('lin', 'operator'), await as('shop', 'service')];
    const giver = await as('giver', 'service', 'grants');
    const take = (grantId: string, by = operator, body: object = { reason: 'fraud' }) =>
      post(`/v1/grants/${grantId}/void`, by, body);
    const [held, used, gift, late] = [
      await gets('va', aStock()),
      await gets('vb', aStock()),
      await gets('vc', aCup()),
      await gets('vd', aStock()),
    ];
    await post('/v1/redemptions', shop, order('vb', { expectedPayable: '95000' }));
    await setGrant(late, `expires_at = now()`);
    const replies = [
      await take(held, await as('va')),
      await take(held, shop),
      await take(held, operator, { reason: '' }),
      await take(held, giver),
      await take(held),
      await take(used),
      await take(gift),
      await take(late),
      await take(newId()),
    ];
    expect(replies.map(codeOf)).toEqual([
      [403, 'auth.forbidden'],
      [403, 'auth.forbidden'],
      [400, 'request.invalid'],
      [200, undefined],
      [200, undefined],
      [409, 'grant.not-held'],
      [409, 'grant.is-gift'],
      [409, 'grant.expired'],
      [404, 'grant.unknown'],
    ]);
    expect(replies[3]?.json).toMatchObject({ grantId: held, userId: 'va', state: 'voided' });
    const wallet = await get('/v1/users/va/wallet', await as('va'));
    expect(wallet.json['items']).toMatchObject([{ grantId: held, state: 'voided' }]);
  });

  it('of a lock that ran out: what it held was used by another order', async () => {
    const shop = await as('shop', 'service');
    const grantId = await gets('lo', aStock());
    const locked = await post('/v1/redemptions', shop, order('lo', { expectedPayable: '95000' }));
    const id = String(locked.json['id']);
    await app
      .get(Sql, { strict: false })
      .execute(`update prize_issuing.redemption set lock_expires_at = now() where id = $1`, [id]);
    await setGrant(grantId, `expires_at = now()`);
    const reply = await post(`/v1/redemptions/${id}/confirm`, shop);
    expect(codeOf(reply)).toEqual([409, 'redemption.lock-lost']);
  });

  it('of grants by services: a key that was used for another grant', async () => {
    const giver = await as('giver', 'service', 'grants');
    const stockId = await opened(aStock().perUser(null));
    const key = newId();
    await post('/v1/grants', giver, { stockId, userId: 'a' }, key);
    const reply = await post('/v1/grants', giver, { stockId, userId: 'b' }, key);
    expect(codeOf(reply)).toEqual([422, 'idempotency.key-reused']);
  });
});
