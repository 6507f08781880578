import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { newId } from '@boon/shared-kernel';
import { usePostgres } from '@boon/testing';
import { OpenStock } from '../stock/open-stock.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { aStock } from '../testing/a-stock.js';
import {
  fieldsOf,
  issuingApp,
  send,
  type Call,
  type IssuingApp,
  type Reply,
} from './testing/issuing-app.js';

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

const call = (method: 'GET' | 'POST', url: string, of: Call): Promise<Reply> =>
  send(app, method, url, of);

async function as(sub: string, role: 'user' | 'operator' | 'service' = 'user'): Promise<string> {
  const scopes = role === 'service' ? { scopes: ['orders'] } : {};
  return `Bearer ${await issuer.tokenFor({ sub, role, ...scopes })}`;
}

async function opened(): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(aStock().build());
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

    const nul = await post('/v1/redemptions', order('rosa', { orderId: 'o\u0000' }));
    expect([nul.status, fieldsOf(nul.json)]).toEqual([400, ['orderId']]);
    expect((await post(`/v1/redemptions/${newId()}/confirm`, undefined)).status).toBe(404);
    expect((await post('/v1/redemptions/x/cancel', undefined)).status).toBe(404);
    const bad = await post('/v1/redemptions', { userId: 'a b', lines: [], expectedPayable: '1.5' });
    expect(bad.status).toBe(400);
    expect(new Set(fieldsOf(bad.json))).toEqual(
      new Set(['orderId', 'userId', 'lines', 'expectedPayable']),
    );
  });
});
