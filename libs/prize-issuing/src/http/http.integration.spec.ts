import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Logger, Module } from '@nestjs/common';
import { ClaimRequested } from '@boon/contracts/prize-issuing';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Outbox, UnitOfWork } from '@boon/platform';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule, startConsumers } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { ProductDirectory, type Product } from '@boon/service-support';
import { Money, newId } from '@boon/shared-kernel';
import { eventually, usePostgres } from '@boon/testing';
import { PrizeIssuingModule } from '../prize-issuing.module.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { OpenStock } from '../stock/open-stock.js';
import { aClaimToken, SPEC_TOKEN_KEYS } from '../testing/a-claim-token.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import {
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from './prize-issuing-http.modules.js';

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
const SHOE: Product = {
  sku: 'shoe',
  spu: 'spu-shoe',
  name: { zh: '跑鞋', en: 'Running shoe' },
  categoryPath: 'shoes/running',
  brand: 'swift',
  merchantId: 'm-1',
  price: Money.ofFen(400_00),
  isEstimated: false,
};

class OneShelf extends ProductDirectory {
  find = (sku: string): Product | undefined => (sku === SHOE.sku ? SHOE : undefined);
  search = (): Product[] => [SHOE];
  size = (): number => 1;
}

@Global()
@Module({
  providers: [{ provide: ProductDirectory, useClass: OneShelf }],
  exports: [ProductDirectory],
})
class Shelf {}

let app: Awaited<ReturnType<typeof createHttpApp>>;
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
  Logger.overrideLogger(false);
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  const { jwksUrl, issuer: name, audience } = issuer;
  const persistence = [prizeIssuingPersistence];

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer: name, audience, production: false }),
      DatabaseModule.forRoot({ url: postgres.url, persistence, migrate: true }),
      EventsModule.forRoot({ bus: 'in-process', consumes: [ClaimRequested.type], relay: true }),
      Shelf,
      PrizeIssuingModule.forRoot({ claimTokenKeys: SPEC_TOKEN_KEYS, sweep: true }),
      PrizeIssuingHttpModule,
      PrizeIssuingConsumersModule,
      StocksHttpModule,
    ],
  })
  class App {}
  app = await createHttpApp(App, { logger: SILENT });
  await startConsumers(app);
  await app.getHttpAdapter().getInstance().ready();
}, 60_000);

async function as(sub: string, role: 'user' | 'operator' | 'service' = 'user'): Promise<string> {
  const scopes = role === 'service' ? { scopes: ['orders'] } : {};
  return `Bearer ${await issuer.tokenFor({ sub, role, ...scopes })}`;
}

interface Call {
  readonly by: string;
  readonly key?: string;
  readonly body?: object;
}

async function call(method: 'GET' | 'POST', url: string, { by, key, body }: Call) {
  const response = await app.inject({
    method,
    url,
    headers: { authorization: by, ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body && { payload: body }),
  });
  const json = response.body === '' ? {} : (response.json() as Record<string, unknown>);
  return { status: response.statusCode, text: response.body, json };
}

async function opened(stock: StockBuilder = aStock()): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

async function holder(name: string): Promise<string> {
  const token = aClaimToken(name, await opened());
  const by = await as(name);
  const body = { token: token.signed() };
  await call('POST', '/v1/claims', { by, key: token.build().id, body });
  return by;
}

const fieldsOf = (json: Record<string, unknown>): string[] =>
  (json['fields'] as { path: string }[]).map((field) => field.path);

describe('POST /v1/claims', () => {
  it('grants once, repeats the same bytes, and shows at once in the own wallet only', async () => {
    const stockId = await opened();
    const token = aClaimToken('ann', stockId);
    const [ann, bob, shop] = [await as('ann'), await as('bob'), await as('shop', 'service')];
    const tap = { by: ann, key: token.build().id, body: { token: token.signed() } };
    const taps = await Promise.all([1, 2, 3].map(() => call('POST', '/v1/claims', tap)));

    expect(taps.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(taps.map(({ text }) => text)).size).toBe(1);
    const again = await call('GET', `/v1/claims/${token.build().id}`, { by: ann });
    expect([again.status, again.text]).toEqual([200, taps[0]?.text]);
    const wallet = await call('GET', '/v1/users/ann/wallet?state=held', { by: ann });
    expect(wallet.json).toMatchObject({ items: [{ stockId, state: 'held' }], nextCursor: null });
    expect((await call('GET', '/v1/users/ann/wallet', { by: bob })).status).toBe(404);
    expect((await call('GET', '/v1/users/ann/wallet', { by: shop })).status).toBe(200);
    expect((await call('GET', `/v1/claims/${token.build().id}`, { by: bob })).status).toBe(404);
  });

  it('refuses with the code and the status of each case', async () => {
    const token = aClaimToken('ann', await opened());
    const [ann, bob] = [await as('ann'), await as('bob')];
    const body = { token: token.signed() };
    const key = token.build().id;
    const refusal = async (of: Call): Promise<unknown[]> => {
      const { status, json } = await call('POST', '/v1/claims', of);
      return [status, json['code']];
    };

    expect(await refusal({ by: ann, body })).toEqual([400, 'idempotency.key-missing']);
    expect(await refusal({ by: ann, key: 'k', body })).toEqual([422, 'idempotency.key-mismatch']);
    expect(await refusal({ by: bob, key, body })).toEqual([403, 'claim.token-foreign']);
    const forged = { token: `${body.token}x` };
    expect(await refusal({ by: ann, key, body: forged })).toEqual([422, 'claim.token-invalid']);
    const operator = await as('lin', 'operator');
    expect(await refusal({ by: operator, key, body })).toEqual([403, 'auth.forbidden']);
    const bad = await call('POST', '/v1/claims', { by: ann, key, body: { token: 1, more: 2 } });
    expect(bad.status).toBe(400);
    expect(new Set(fieldsOf(bad.json))).toEqual(new Set(['token', 'more']));
  });
});

describe('GET /v1/users/{id}/wallet', () => {
  it('pages from new to old without losing or repeating one', async () => {
    const by = await as('pager');
    for (let n = 0; n < 5; n += 1) await holder('pager');
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`;
      const { json } = await call('GET', `/v1/users/pager/wallet?limit=2${query}`, { by });
      ids.push(...(json['items'] as { grantId: string }[]).map((grant) => grant.grantId));
      cursor = json['nextCursor'] as string | null;
    }
    expect(ids).toHaveLength(5);
    expect([...ids].sort().reverse()).toEqual(ids);
    const kind = await call('GET', '/v1/users/pager/wallet?kind=voucher', { by });
    expect(kind.json['items']).toEqual([]);
    const soon = await call('GET', '/v1/users/pager/wallet?expiringInDays=6', { by });
    expect(soon.json['items']).toEqual([]);
    const bad = await call('GET', '/v1/users/pager/wallet?state=lost&limit=x', { by });
    expect(bad.status).toBe(400);
    expect(fieldsOf(bad.json)).toEqual(expect.arrayContaining(['state', 'limit']));
  });
});

describe('POST /v1/quotes', () => {
  const lines = [{ lineId: '1', sku: 'shoe', quantity: 1 }];

  it('prices a shopper’s lines from the directory', async () => {
    const by = await holder('quoter');
    const quote = await call('POST', '/v1/quotes', { by, body: { lines } });
    expect(quote.status).toBe(200);
    expect(quote.json).toMatchObject({
      ...{ amount: '40000', discount: '5000', payable: '35000', optimal: true },
      grants: [{ platform: '5000', merchant: '0', shares: [{ lineId: '1' }] }],
    });
    const unknown = { lines: [{ lineId: '1', sku: 'boot', quantity: 1 }] };
    const refused = await call('POST', '/v1/quotes', { by, body: unknown });
    expect([refused.status, refused.json['code']]).toEqual([422, 'quote.sku-unknown']);
  });

  it('takes no price from a shopper, and every price from a service', async () => {
    const priced = lines.map((line) => ({ ...line, unitPrice: '1', category: 'shoes' }));
    const body = { userId: 'other', lines: priced };
    const shopper = await call('POST', '/v1/quotes', { by: await as('ann'), body });
    expect(shopper.status).toBe(400);
    expect(fieldsOf(shopper.json)).toEqual(['userId', 'lines[0].category', 'lines[0].unitPrice']);

    const service = await call('POST', '/v1/quotes', {
      by: await as('shop', 'service'),
      body: { lines },
    });
    expect(service.status).toBe(400);
    expect(fieldsOf(service.json)).toEqual([
      'userId',
      'lines[0].spu',
      'lines[0].category',
      'lines[0].unitPrice',
    ]);
  });

  it('names every field at fault', async () => {
    const body = {
      lines: [
        { lineId: '', sku: 'shoe', quantity: 0 },
        { lineId: 'b', sku: 5 },
      ],
    };
    const bad = await call('POST', '/v1/quotes', { by: await as('ann'), body });
    expect(bad.status).toBe(400);
    expect(new Set(fieldsOf(bad.json))).toEqual(
      new Set(['lines[0].lineId', 'lines[0].quantity', 'lines[1].sku', 'lines[1].quantity']),
    );
  });
});

describe('redemptions over HTTP', () => {
  const order = (userId: string, of: object = {}) => ({
    orderId: newId(),
    userId,
    lines: [
      {
        ...{ lineId: '1', sku: 'shoe', spu: 'spu-shoe', category: 'shoes/running' },
        ...{ brand: 'swift', merchant: 'm-1', quantity: 2, unitPrice: '20000' },
      },
    ],
    expectedPayable: '35000',
    ...of,
  });
  const post = async (path: string, body: object | undefined, key: string = newId()) =>
    call('POST', path, { by: await as('shop', 'service'), key, ...(body && { body }) });

  it('are for the shop’s service only', async () => {
    const by = await holder('eve');
    const asUser = await call('POST', '/v1/redemptions', { by, key: newId(), body: order('eve') });
    expect(asUser.status).toBe(403);
  });

  it('lock, confirm and return an order; the shopper has the coupon back', async () => {
    const by = await holder('rita');
    const key = newId();
    const body = order('rita');
    const locked = await post('/v1/redemptions', body, key);
    expect(locked.status).toBe(201);
    expect(locked.json).toMatchObject({ state: 'locked', discount: '5000', payable: '35000' });
    expect((await post('/v1/redemptions', body, key)).text).toBe(locked.text);
    const reused = await post('/v1/redemptions', order('rita'), key);
    expect([reused.status, reused.json['code']]).toEqual([422, 'idempotency.key-reused']);

    const path = `/v1/redemptions/${String(locked.json['id'])}`;
    expect((await post(`${path}/returns`, { lines: [{ lineId: '1', quantity: 1 }] })).status).toBe(
      409,
    );
    expect((await post(`${path}/confirm`, undefined)).json).toMatchObject({ state: 'confirmed' });
    const back = { lines: [{ lineId: '1', quantity: 1 }] };
    const returnKey = newId();
    const first = await post(`${path}/returns`, back, returnKey);
    expect((await post(`${path}/returns`, back, returnKey)).text).toBe(first.text);
    expect(first.json).toMatchObject({ grants: [{ givenBack: '2500', state: 'used' }] });
    const last = await post(`${path}/returns`, back);
    expect(last.json).toMatchObject({
      lines: [{ refund: '17500' }],
      grants: [{ givenBack: '2500', state: 'held' }],
    });
    const wallet = await call('GET', '/v1/users/rita/wallet?state=held', { by });
    expect(wallet.json['items']).toHaveLength(1);
    const read = await call('GET', path, { by: await as('shop', 'service') });
    expect(read.json).toMatchObject({ lines: [{ returned: 2 }] });
  });

  it('refuse another price with the new quote, and unknown ids and bad bodies', async () => {
    await holder('rosa');
    const changed = await post('/v1/redemptions', order('rosa', { expectedPayable: '1' }));
    expect([changed.status, changed.json['code']]).toEqual([409, 'quote.changed']);
    const details = changed.json['details'] as Record<string, string>;
    expect(JSON.parse(details['quote'] ?? '')).toMatchObject({ payable: '35000' });

    expect((await post(`/v1/redemptions/${newId()}/confirm`, undefined)).status).toBe(404);
    expect((await post('/v1/redemptions/x/cancel', undefined)).status).toBe(404);
    const bad = await post('/v1/redemptions', { userId: 'a b', lines: [], expectedPayable: '1.5' });
    expect(bad.status).toBe(400);
    expect(new Set(fieldsOf(bad.json))).toEqual(
      new Set(['orderId', 'userId', 'lines', 'expectedPayable']),
    );
  });
});

describe('GET /v1/stocks/{id}', () => {
  it('shows operators how far a stock is used up, and nobody else', async () => {
    const stockId = await opened(aStock().ofBudget(100_000));
    const operator = await as('lin', 'operator');
    const stock = await call('GET', `/v1/stocks/${stockId}`, { by: operator });
    expect(stock.json).toMatchObject({
      ...{ id: stockId, state: 'active', quantity: 100, worstCase: '100000' },
      budget: { budget: '100000', free: '100000', reserved: '0' },
      counters: { issued: 0 },
    });
    const user = { by: await as('ann') };
    expect((await call('GET', `/v1/stocks/${stockId}`, user)).status).toBe(403);
    expect((await call('GET', `/v1/stocks/${newId()}`, { by: operator })).status).toBe(404);
  });
});

describe('a claim that comes over the bus', () => {
  it('is granted once, however often it is delivered', async () => {
    const token = aClaimToken('auto', await opened());
    const asked = ClaimRequested.of({
      userId: 'auto',
      claimKey: 'auto:auto:1:2026-11-22',
      token: token.signed(),
      mode: 'auto',
      requestedAt: new Date().toISOString(),
    });
    const outbox = app.get(Outbox, { strict: false });
    await app.get(UnitOfWork, { strict: false }).run(() => outbox.append([asked, asked]));

    const by = await as('auto');
    await eventually(async () => {
      const wallet = await call('GET', '/v1/users/auto/wallet', { by });
      expect(wallet.json['items']).toHaveLength(1);
    });
  });
});
