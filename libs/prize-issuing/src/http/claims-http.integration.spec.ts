import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { ClaimRequested } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import { eventually, usePostgres } from '@boon/testing';
import { OpenStock } from '../stock/open-stock.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
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

describe('POST /v1/claims', () => {
  it('asks for a natural person where the stock counts them, and counts every key of the token', async () => {
    const stockId = await opened(aStock().perPerson(1));
    const claim = async (sub: string, ...pk: string[]): Promise<unknown> => {
      const by = `Bearer ${await issuer.tokenFor({ sub, role: 'user', pk })}`;
      const token = aClaimToken(sub, stockId);
      const tap = { by, key: token.build().id, body: { token: token.signed() } };
      const { status, json } = await call('POST', '/v1/claims', tap);
      return [status, json['code']];
    };
    const [phone, paper] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];
    expect(await claim('pat')).toEqual([403, 'claim.person-unverified']);
    expect(await claim('pat', phone)).toEqual([201, undefined]);
    expect(await claim('pam', paper, phone)).toEqual([409, 'claim.limit-reached']);
  });

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
    expect((await call('GET', '/v1/users/%00/wallet', { by: shop })).status).toBe(404);
    expect((await call('GET', '/v1/claims/%00', { by: ann })).status).toBe(404);
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
