import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GovernanceModule, GovernedObjects, governancePersistence } from '@boon/governance';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql } from '@boon/platform';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { PrizeIssuingModule, prizeIssuingPersistence } from '@boon/prize-issuing';
import { LimitsHttpModule, PrizeIssuingHttpModule } from '@boon/prize-issuing/http';
import { aClaimToken, SPEC_TOKEN_KEYS, violated } from '@boon/prize-issuing/testing';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { newId } from '@boon/shared-kernel';
import { actsOn, usePostgres } from '@boon/testing';
import {
  MerchantProposalsHttpModule,
  ProposalsHttpModule,
} from '../http/merchant-recruitment-http.modules.js';
import { MerchantRecruitmentModule } from '../merchant-recruitment.module.js';
import { merchantRecruitmentPersistence } from '../merchant-recruitment.persistence.js';
import { LiveVouchers } from './live-vouchers.js';
import { ProposalKind } from './proposal-kind.js';

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
const DAY_MS = 86_400_000;

type App = Awaited<ReturnType<typeof createHttpApp>>;
type Json = Record<string, unknown>;
interface Reply {
  readonly status: number;
  readonly json: Json;
}

let app: App;
let issuer: RunningIssuer;
let folder: string;
const by: Record<string, string> = {};
// Before the server is stopped: hooks run in the order of their making.
afterAll(async () => {
  expect(await violated(app.get(Sql, { strict: false }))).toEqual([]);
  await app?.close();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();

async function platform(): Promise<App> {
  Logger.overrideLogger(false);
  const { jwksUrl, issuer: name, audience } = issuer;
  const persistence = [
    ...[serviceSupportPersistence, governancePersistence, prizeIssuingPersistence],
    merchantRecruitmentPersistence,
  ];

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer: name, audience, production: false }),
      DatabaseModule.forRoot({ url: postgres.url, persistence, migrate: true }),
      EventsModule.forRoot({ bus: 'in-process', consumes: [], relay: false }),
      ServiceSupportModule.forRoot({ products: true, accounts: true }),
      GovernanceModule.forRoot(),
      PrizeIssuingModule.forRoot({ claimTokenKeys: SPEC_TOKEN_KEYS }),
      MerchantRecruitmentModule.forRoot(),
      ...[MerchantProposalsHttpModule, ProposalsHttpModule],
      ...[PrizeIssuingHttpModule, LimitsHttpModule],
    ],
  })
  class App {}
  const made = await createHttpApp(App, { logger: SILENT });
  await made.init();
  await made.getHttpAdapter().getInstance().ready();
  return made;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await platform();
  const people = [
    ...['zhao', 'qian'].map((sub) => ({ sub, role: 'merchant' as const, merchant: 'm-1' })),
    { sub: 'sun', role: 'merchant' as const, merchant: 'm-2' },
    ...['lin', 'chen', 'wu'].map((sub) => ({ sub, role: 'operator' as const })),
    { sub: 'shop', role: 'service' as const, scopes: ['orders'] },
    ...['ann', 'bob'].map((sub) => ({ sub, role: 'user' as const })),
  ];
  for (const of of people) by[of.sub] = `Bearer ${await issuer.tokenFor(of)}`;
}, 60_000);

async function send(
  who: string,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
  key: string = newId(),
): Promise<Reply> {
  const response = await app.inject({
    ...{ method, url },
    headers: { authorization: by[who], ...(method !== 'GET' && { 'idempotency-key': key }) },
    ...(body && { payload: body }),
  });
  return { status: response.statusCode, json: response.json() as Json };
}

/** 30 off 200 in the own shop, ten of them; the platform is asked for 40 %. */
const voucher = (of: Json = {}): Json => ({
  name: { zh: '店铺满200减30', en: '30 off 200 in our shop' },
  terms: { kind: 'voucher', threshold: '20000', amount: '3000', scope: {} },
  quantity: 10,
  limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
  validity: {
    startsAt: new Date(Date.now() - DAY_MS).toISOString(),
    endsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
    daysAfterClaim: null,
  },
  platformShare: 4_000,
  returnPolicy: 'restore',
  ...of,
});

const OWN = '/v1/merchant/proposals';

async function submitted(of: Json = {}): Promise<{ id: string; contentHash: string }> {
  const drafted = await send('zhao', 'POST', OWN, voucher(of));
  expect(drafted.status).toBe(201);
  const { id, contentHash } = drafted.json as { id: string; contentHash: string };
  expect((await send('zhao', 'POST', `${OWN}/${id}/submit`)).json['state']).toBe('in-review');
  return { id, contentHash };
}

async function approved(of: Json = {}): Promise<{ id: string; contentHash: string }> {
  const { id, contentHash } = await submitted(of);
  const verdict = { verdict: 'approve', contentHash };
  for (const operator of ['lin', 'chen', 'wu']) {
    const { json } = await send(operator, 'POST', `/v1/proposals/${id}/approvals`, verdict);
    if (json['state'] === 'approved') return { id, contentHash };
  }
  throw new Error('three operators are not enough');
}

async function live(of: Json = {}): Promise<{ id: string; stockId: string }> {
  const { id, contentHash } = await approved(of);
  const { json } = await send('zhao', 'GET', `${OWN}/${id}`);
  const commitment = (json['cost'] as Json)['merchant'];
  const funded = await send('qian', 'POST', `${OWN}/${id}/fund`, { contentHash, commitment });
  expect([funded.status, funded.json['state']]).toEqual([200, 'running']);
  return { id, stockId: String(funded.json['stockId']) };
}

async function claimed(user: string, stockId: string): Promise<void> {
  const token = aClaimToken(user, stockId);
  const body = { token: token.signed() };
  const { status } = await send(user, 'POST', '/v1/claims', body, token.build().id);
  expect(status).toBe(201);
}

/** Four units at CNY 100 of the merchant's own, one of another's. */
async function locked(userId: string): Promise<string> {
  const line = { spu: 'spu', category: 'shoes', brand: null, unitPrice: '10000' };
  const lines = [
    { ...line, lineId: 'own', sku: 'a', merchant: 'm-1', quantity: 4 },
    { ...line, lineId: 'other', sku: 'b', merchant: 'm-2', quantity: 1 },
  ];
  const body = { orderId: newId(), userId, lines, expectedPayable: '47000' };
  const { status, json } = await send('shop', 'POST', '/v1/redemptions', body);
  expect([status, json['discount']]).toEqual([201, '3000']);
  return String(json['id']);
}

const accounts = async (id: string, who = 'zhao'): Promise<Json> => {
  const path = who === 'zhao' ? OWN : '/v1/proposals';
  return (await send(who, 'GET', `${path}/${id}/settlement`)).json;
};

describe('a merchant’s voucher', () => {
  it('is proposed by the merchant, approved by an operator, paid for by the merchant, and only then live', async () => {
    const { id, contentHash } = await submitted();
    const verdict = { verdict: 'approve', contentHash };
    const fund = (who: string, of: Json = {}) =>
      send(who, 'POST', `${OWN}/${id}/fund`, { contentHash, commitment: '18000', ...of });

    expect((await fund('zhao')).json['code']).toBe('lifecycle.illegal-move');
    expect((await send('zhao', 'POST', `/v1/proposals/${id}/approvals`, verdict)).status).toBe(403);
    const seen = await send('lin', 'GET', `/v1/proposals/${id}`);
    expect(seen.json).toMatchObject({
      ...{ merchantId: 'm-1', state: 'in-review', contentHash },
      cost: { total: '30000', merchant: '18000', platform: '12000' },
    });
    const review = await send('lin', 'POST', `/v1/proposals/${id}/approvals`, verdict);
    expect(review.json['state']).toBe('approved');

    // Nobody but its merchant makes it live, and only for what it was shown to cost.
    expect((await send('lin', 'POST', `/v1/proposals/${id}/publish`)).status).toBe(404);
    expect((await fund('lin')).status).toBe(403);
    expect((await fund('sun')).json['code']).toBe('object.unknown');
    const differs = await fund('zhao', { commitment: '17999' });
    expect([differs.status, differs.json['code']]).toEqual([409, 'proposal.commitment-differs']);
    const changed = await fund('zhao', { contentHash: '0'.repeat(64) });
    expect(changed.json['code']).toBe('approval.content-changed');
    expect((await accounts(id))['code']).toBe('proposal.not-funded');

    const twins = await Promise.all([fund('zhao'), fund('qian')]);
    expect(twins.map(({ status }) => status).sort()).toEqual([200, 409]);
    const sql = app.get(Sql, { strict: false });
    const stocks = await sql.query(
      `select quantity, value_budget, merchant_id, funding_platform from prize_issuing.stock
       join prize_issuing.stock_version on stock_id = stock.id where asset_id = $1`,
      [id],
    );
    expect(stocks).toEqual([
      { quantity: '10', value_budget: '30000', merchant_id: 'm-1', funding_platform: 4000 },
    ]);
    const acts = await actsOn(sql, `proposal:${id}`);
    expect(acts.map(({ role, action }) => `${role} ${action}`)).toEqual([
      ...['merchant proposal.draft', 'merchant proposal.submit', 'operator proposal.approve'],
      ...['merchant proposal.publish', 'merchant proposal.fund'],
    ]);
    expect(acts.at(-1)).toMatchObject({ after: { commitment: '18000' } });
    const events = await sql.query<{ type: string }>(
      `select type from platform.outbox where key = $1 order by seq`,
      [id],
    );
    expect(events.map(({ type }) => type.split('.')[1])).toEqual([
      ...['voucher-changed', 'voucher-changed', 'proposal-approved'],
      ...['voucher-changed', 'voucher-funded'],
    ]);
  });

  it('is claimed, used, returned in parts, and settled with both who pay to the fen', async () => {
    const { id, stockId } = await live();
    const opened = { committed: '18000', free: '18000', reserved: '0', locked: '0', spent: '0' };
    expect((await accounts(id))['merchant']).toEqual({ ...opened, released: '0' });

    await claimed('ann', stockId);
    await claimed('bob', stockId);
    expect((await accounts(id))['merchant']).toMatchObject({ free: '14400', reserved: '3600' });
    const redemption = await locked('ann');
    expect((await accounts(id))['merchant']).toMatchObject({ reserved: '1800', locked: '1800' });
    await send('shop', 'POST', `/v1/redemptions/${redemption}/confirm`);
    expect(await accounts(id, 'lin')).toMatchObject({
      merchant: { free: '14400', reserved: '1800', locked: '0', spent: '1800' },
      platform: { committed: '12000', free: '9600', reserved: '1200', spent: '1200' },
    });

    const back = (quantity: number) =>
      send('shop', 'POST', `/v1/redemptions/${redemption}/returns`, {
        lines: [{ lineId: 'own', quantity }],
      });
    await back(1);
    expect((await accounts(id))['merchant']).toMatchObject({ free: '14850', spent: '1350' });
    await back(2);
    expect(await accounts(id)).toMatchObject({
      merchant: { free: '15750', reserved: '1800', spent: '450' },
      platform: { free: '10500', reserved: '1200', spent: '300' },
    });
    // The last unit brings the voucher back into the wallet: nothing is spent, it is reserved again.
    await back(1);
    expect(await accounts(id)).toMatchObject({
      merchant: { free: '14400', reserved: '3600', spent: '0' },
      platform: { free: '9600', reserved: '2400', spent: '0' },
    });

    await send('zhao', 'POST', `${OWN}/${id}/end`);
    expect((await accounts(id))['merchant']).toMatchObject({
      ...{ committed: '18000', free: '0', reserved: '3600', released: '14400' },
    });
    const stock = await app
      .get(Sql, { strict: false })
      .query(`select state from prize_issuing.stock where id = $1`, [stockId]);
    expect(stock).toEqual([{ state: 'stopped' }]);
  });

  it('costs its merchant never more than it committed, odd fen included', async () => {
    // Of one fen the platform bears floor(0.9999) = 0, and the merchant the whole of it.
    const terms = { kind: 'voucher', percent: 1, cap: '1', scope: {} };
    const drafted = await send('zhao', 'POST', OWN, voucher({ terms, platformShare: 9_999 }));
    expect(drafted.json['cost']).toEqual({ total: '10', merchant: '10', platform: '0' });
  });

  it('is made larger by no operator: the merchant agreed to this much', async () => {
    const { stockId } = await live();
    const edit = (dimension: string, expected: string | null, target: string | null) =>
      send('lin', 'POST', `/v1/stocks/${stockId}/edits`, {
        ...{ dimension, expected, target, reason: 'a test' },
      });
    for (const raise of [
      await edit('quantity', '10', '11'),
      await edit('value-budget', '30000', '30001'),
      await edit('per-user-total', '1', null),
    ]) {
      expect([raise.status, raise.json['code']]).toEqual([409, 'edit.merchant-agreed']);
    }
    expect((await edit('quantity', '10', '9')).json).toMatchObject({ state: 'in-force' });
    expect((await edit('per-day-units', null, '5')).json).toMatchObject({ state: 'in-force' });
  });

  it('is paused and resumed by operators, whom a scheme of higher layers may then name', async () => {
    const { id, stockId } = await live();
    const vouchers = app.get(LiveVouchers, { strict: false });
    const other = newId();
    expect(await vouchers.unknownAmong([stockId, other])).toEqual([other]);
    expect((await send('lin', 'POST', `/v1/proposals/${id}/pause`)).json['state']).toBe('paused');
    expect((await send('lin', 'POST', `/v1/proposals/${id}/resume`)).json['state']).toBe('running');
    expect((await send('lin', 'POST', `/v1/proposals/${id}/end`)).json['state']).toBe('ended');
    expect(await vouchers.unknownAmong([stockId])).toEqual([stockId]);
  });
});

describe('a proposal', () => {
  it('names every field at fault', async () => {
    const { status, json } = await send('zhao', 'POST', OWN, {
      ...voucher({ quantity: 0, platformShare: 10_000, returnPolicy: 'keep' }),
      ...{
        name: { zh: '' },
        validity: { startsAt: 'now', endsAt: '2026-12-01' },
        merchantId: 'm-2',
      },
    });
    expect(status).toBe(400);
    const fields = (json['fields'] as { path: string }[]).map(({ path }) => path);
    expect(new Set(fields)).toEqual(
      new Set([
        ...['merchantId', 'name.zh', 'name.en', 'quantity', 'platformShare', 'returnPolicy'],
        ...['validity.startsAt', 'validity.endsAt', 'validity.daysAfterClaim'],
      ]),
    );
  });

  it.each([
    ['proposal.not-a-voucher', 'terms.kind', { terms: { kind: 'no-threshold', amount: '1' } }],
    [
      'proposal.other-merchant',
      'terms.merchantId',
      { terms: { kind: 'voucher', amount: '1', merchantId: 'm-2', scope: {} } },
    ],
    ['proposal.terms-invalid', 'terms.amount', { terms: { kind: 'voucher', amount: '0' } }],
    ['proposal.uncapped', 'terms.cap', { terms: { kind: 'voucher', percent: 100 } }],
    [
      'proposal.window-empty',
      'validity.endsAt',
      {
        validity: {
          ...{ startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' },
          daysAfterClaim: null,
        },
      },
    ],
  ])('is refused with %s, which names %s', async (code, path, of) => {
    const { status, json } = await send('zhao', 'POST', OWN, voucher(of));
    expect([status, json['code']]).toEqual([400, code]);
    expect(json['fields']).toMatchObject([{ path }]);
  });

  it('that could cost more than anybody means is refused', async () => {
    const terms = { kind: 'voucher', amount: '100000000', scope: {} };
    const { status, json } = await send('zhao', 'POST', OWN, voucher({ terms, quantity: 1e6 }));
    expect([status, json['code']]).toEqual([422, 'proposal.too-costly']);
  });

  it('is its merchant’s alone, and goes back to a draft when it is rejected', async () => {
    const { id, contentHash } = await submitted();
    const paths = ['', '/settlement'].map((path) => `${OWN}/${id}${path}`);
    for (const path of paths) expect((await send('sun', 'GET', path)).status).toBe(404);
    const edit = { ...voucher({ platformShare: 0 }), expectedVersion: 3 };
    expect((await send('sun', 'PUT', `${OWN}/${id}`, edit)).status).toBe(404);
    for (const act of ['submit', 'end', 'archive']) {
      expect((await send('sun', 'POST', `${OWN}/${id}/${act}`)).status).toBe(404);
    }
    const mine = await send('qian', 'GET', OWN);
    expect((mine.json['items'] as Json[]).map((item) => item['id'])).toContain(id);
    expect((await send('sun', 'GET', OWN)).json['items']).toEqual([]);

    expect((await send('zhao', 'PUT', `${OWN}/${id}`, edit)).json['code']).toBe(
      'lifecycle.not-editable',
    );
    const verdict = { verdict: 'reject', contentHash, comment: 'too dear for us' };
    const rejected = await send('lin', 'POST', `/v1/proposals/${id}/approvals`, verdict);
    expect(rejected.json['state']).toBe('draft');
    const heard = (await send('zhao', 'GET', `${OWN}/${id}`)).json['approval'];
    expect(heard).toMatchObject({ status: 'rejected', required: 1, given: 1 });
    const { votes } = heard as { votes: Json[] };
    expect(votes).toEqual([
      { verdict: 'reject', comment: 'too dear for us', votedAt: expect.any(String) },
    ]);
    const again = await send('zhao', 'PUT', `${OWN}/${id}`, edit);
    expect(again.json).toMatchObject({ cost: { merchant: '30000', platform: '0' } });
    expect((await send('zhao', 'POST', `${OWN}/${id}/archive`)).json['state']).toBe('archived');
  });

  it('is its merchant’s business until it is submitted, and operators tell each other who said what', async () => {
    const drafted = await send('zhao', 'POST', OWN, voucher());
    const { id, contentHash } = drafted.json as { id: string; contentHash: string };
    const listed = async (state = '') =>
      (await send('lin', 'GET', `/v1/proposals${state}`)).json['items'] as Json[];
    expect((await listed()).map((item) => item['id'])).not.toContain(id);
    expect(await listed('?state=draft')).toEqual([]);
    const hidden = await send('lin', 'GET', `/v1/proposals/${id}`);
    expect([hidden.status, hidden.json['code']]).toEqual([404, 'object.unknown']);

    await send('zhao', 'POST', `${OWN}/${id}/submit`);
    expect((await listed()).map((item) => item['id'])).toContain(id);
    const verdict = { verdict: 'approve', contentHash };
    await send('lin', 'POST', `/v1/proposals/${id}/approvals`, verdict);
    const { approval } = (await send('chen', 'GET', `/v1/proposals/${id}`)).json;
    expect(approval).toMatchObject({
      votes: [{ approver: 'lin', verdict: 'approve', comment: null }],
    });
  });

  it('cannot be paid for once its time is over', async () => {
    const endsAt = new Date(Date.now() - 1_000).toISOString();
    const startsAt = new Date(Date.now() - DAY_MS).toISOString();
    const { id, contentHash } = await approved({
      validity: { startsAt, endsAt, daysAfterClaim: null },
    });
    const agreed = { contentHash, commitment: '18000' };
    const { status, json } = await send('zhao', 'POST', `${OWN}/${id}/fund`, agreed);
    expect([status, json['code']]).toEqual([409, 'proposal.window-over']);
  });

  it('is kept from going live unpaid by the database itself, and its commitment from changing', async () => {
    const { id } = await approved();
    const objects = app.get(GovernedObjects, { strict: false });
    const kind = app.get(ProposalKind, { strict: false });
    await expect(objects.move(kind, id, 'publish', 'lin')).rejects.toThrow(/commitment/);
    const { id: paid } = await live();
    const sql = app.get(Sql, { strict: false });
    await expect(
      sql.execute('update merchant_recruitment.commitment set fen = 1 where proposal_id = $1', [
        paid,
      ]),
    ).rejects.toThrow(/given once/);
    await expect(
      sql.execute(
        `update merchant_recruitment.proposal set content_hash = repeat('0', 64) where id = $1`,
        [paid],
      ),
    ).rejects.toThrow(/commitment/);
  });
});
