import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GovernanceModule, governancePersistence } from '@boon/governance';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql, UnitOfWork } from '@boon/platform';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { newId } from '@boon/shared-kernel';
import { actsOn, eventually, usePostgres } from '@boon/testing';
import { GrantJobRunner } from '../../batch-grant/grant-job-runner.js';
import { ClaimBenefit } from '../../claim/claim-benefit.js';
import {
  LimitsHttpModule,
  ManualGrantsHttpModule,
  StocksHttpModule,
} from '../../http/prize-issuing-http.modules.js';
import { fieldsOf, send, type IssuingApp, type Reply } from '../../http/testing/issuing-app.js';
import type { PrizeIssuingOptions } from '../../prize-issuing-options.js';
import { PrizeIssuingModule } from '../../prize-issuing.module.js';
import { prizeIssuingPersistence } from '../../prize-issuing.persistence.js';
import { VoidGrant } from '../../voiding/void-grant.js';
import { ChangeStockState } from '../../stock/change-stock-state.js';
import { OpenStock } from '../../stock/open-stock.js';
import { aClaimToken, SPEC_TOKEN_KEYS } from '../../testing/a-claim-token.js';
import { aStock, type StockBuilder } from '../../testing/a-stock.js';
import { violated } from '../../testing/violated.js';

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

let app: IssuingApp;
let issuer: RunningIssuer;
let folder: string;
// Before the server is stopped: hooks run in the order of their making.
afterAll(async () => {
  expect(await violated(app.get(Sql, { strict: false }))).toEqual([]);
  await app?.close();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();

async function backOffice(): Promise<IssuingApp> {
  Logger.overrideLogger(false);
  const { jwksUrl, issuer: name, audience } = issuer;
  const persistence = [serviceSupportPersistence, governancePersistence, prizeIssuingPersistence];

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer: name, audience, production: false }),
      DatabaseModule.forRoot({ url: postgres.url, persistence, migrate: true }),
      EventsModule.forRoot({ bus: 'in-process', consumes: [], relay: false }),
      ServiceSupportModule.forRoot({ accounts: true }),
      GovernanceModule.forRoot(),
      PrizeIssuingModule.forRoot({ claimTokenKeys: SPEC_TOKEN_KEYS }),
      StocksHttpModule,
      LimitsHttpModule,
      ManualGrantsHttpModule,
    ],
  })
  class App {}
  const made = await createHttpApp(App, { logger: SILENT });
  await made.init();
  await made.getHttpAdapter().getInstance().ready();
  return made;
}

let lin: string;
/** As many as the highest tier asks for. */
let others: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await backOffice();
  const operator = async (sub: string): Promise<string> =>
    `Bearer ${await issuer.tokenFor({ sub, role: 'operator' })}`;
  lin = await operator('lin');
  others = await Promise.all(['mei', 'kim', 'zoe'].map(operator));
}, 60_000);

const post = (url: string, by: string, body: object = {}): Promise<Reply> =>
  send(app, 'POST', url, { by, key: newId(), body });

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

async function claim(userId: string, stockId: string, personKeys: string[] = []): Promise<string> {
  const claims = app.get(ClaimBenefit, { strict: false });
  const outcome = await claims.execute(aClaimToken(userId, stockId).tap({ personKeys }));
  return outcome.ok ? 'granted' : outcome.code;
}

const edit = (stockId: string, of: object): Promise<Reply> =>
  post(`/v1/stocks/${stockId}/edits`, lin, { reason: 'a test', ...of });

const shown = async (stockId: string): Promise<Record<string, unknown>> =>
  (await send(app, 'GET', `/v1/stocks/${stockId}`, { by: lin })).json;

/** Approved by as many others as it takes, and put in force. */
async function approved(raise: Reply): Promise<Reply> {
  expect([raise.status, raise.json['state']]).toEqual([200, 'in-review']);
  const { revisionId, contentHash } = raise.json as { revisionId: string; contentHash: string };
  const path = `/v1/limit-revisions/${revisionId}`;
  const verdict = { verdict: 'approve', contentHash };
  expect((await post(`${path}/approvals`, lin, verdict)).json['code']).toBe('approval.own-work');
  expect((await post(`${path}/publish`, lin)).json['code']).toBe('lifecycle.illegal-move');
  for (const by of others) await post(`${path}/approvals`, by, verdict);
  return post(`${path}/publish`, lin);
}

describe('a change of a stock in force', () => {
  it('lowers at once, from what is expected, to no less than is committed', async () => {
    const stockId = await opened(aStock().ofUnits(5));
    await claim('a', stockId);
    await claim('b', stockId);
    const quantity = { dimension: 'quantity', expected: '5' };

    expect((await edit(stockId, { ...quantity, expected: '6', target: '3' })).json).toMatchObject({
      code: 'edit.expected-stale',
      details: { current: '5' },
    });
    expect((await edit(stockId, { ...quantity, target: '1' })).json).toMatchObject({
      code: 'edit.below-committed',
      details: { least: '2' },
    });
    expect((await edit(stockId, { ...quantity, target: '5' })).json['code']).toBe('edit.no-change');
    const unknown = await edit(newId(), { ...quantity, target: '3' });
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'edit.subject-unknown']);
    expect((await edit(stockId, { ...quantity, target: null })).json['code']).toBe(
      'edit.dimension-fixed',
    );
    const done = await edit(stockId, { ...quantity, target: '2' });
    expect(done.json).toEqual({
      ...{ state: 'in-force', revisionId: null, contentHash: null, required: 0 },
    });
    expect(await shown(stockId)).toMatchObject({ quantity: 2, state: 'exhausted', version: 2 });
  });

  it('raises after others approved the new total, and opens again what was used up', async () => {
    const stockId = await opened(aStock().ofUnits(1));
    await claim('a', stockId);
    expect(await claim('b', stockId)).toBe('quota.exhausted');
    const raise = await edit(stockId, { dimension: 'quantity', expected: '1', target: '300' });
    expect(await claim('b', stockId)).toBe('quota.exhausted');
    // 300 units of CNY 50 are CNY 15,000: two must look.
    expect(raise.json['required']).toBe(2);
    const small = await edit(stockId, { dimension: 'quantity', expected: '1', target: '2' });
    expect((await approved(raise)).json).toMatchObject({ state: 'running', target: '300' });
    expect(await claim('b', stockId)).toBe('granted');
    // The other raise expected what is no more.
    const late = `/v1/limit-revisions/${String(small.json['revisionId'])}`;
    const verdict = { verdict: 'approve', contentHash: small.json['contentHash'] };
    for (const by of others) await post(`${late}/approvals`, by, verdict);
    expect((await post(`${late}/publish`, lin)).json['code']).toBe('edit.expected-stale');
    const audit = await app.get(Sql, { strict: false }).query(
      `select dimension, before, after, made_by, revision_id is not null as approved
       from prize_issuing.limit_edit where subject = $1`,
      [`stock:${stockId}`],
    );
    expect(audit).toEqual([
      ...[{ dimension: 'quantity', before: '1', after: '300', made_by: 'lin', approved: true }],
    ]);
  });

  it('holds for budgets, the day and the validity, too', async () => {
    const stockId = await opened(aStock().ofUnits(null).ofBudget(20_000));
    await claim('a', stockId);
    const budget = { dimension: 'value-budget', expected: '20000' };
    expect((await edit(stockId, { ...budget, target: '4999' })).json['code']).toBe(
      'edit.below-committed',
    );
    expect((await edit(stockId, { ...budget, target: '12000' })).status).toBe(200);
    const day = { dimension: 'per-day-units', expected: null };
    expect((await edit(stockId, { ...day, target: '1' })).json['state']).toBe('in-force');
    expect(await claim('b', stockId)).toBe('quota.exhausted');
    const open = await edit(stockId, { ...day, expected: '1', target: null });
    expect(open.json['state']).toBe('in-review');
    const { endsAt } = await shown(stockId);
    const longer = new Date(Date.parse(String(endsAt)) + 86_400_000).toISOString();
    const later = await edit(stockId, { dimension: 'ends-at', expected: endsAt, target: longer });
    await approved(later);
    expect(await shown(stockId)).toMatchObject({ endsAt: longer, budget: { budget: '12000' } });
  });

  it('holds for users and natural persons, who keep what they have', async () => {
    const stockId = await opened(aStock().perUser(null));
    const [a, b] = [newId(), newId()];
    for (const user of [a, a, a, b]) expect(await claim(user, stockId)).toBe('granted');
    const total = { dimension: 'per-user-total', expected: null };
    expect((await edit(stockId, { ...total, target: '2' })).json['state']).toBe('in-force');
    expect([await claim(a, stockId), await claim(b, stockId), await claim(b, stockId)]).toEqual([
      ...['claim.limit-reached', 'granted', 'claim.limit-reached'],
    ]);
    const raise = { ...total, expected: '2', target: '4' };
    await approved(await edit(stockId, raise));
    expect([await claim(a, stockId), await claim(a, stockId)]).toEqual([
      ...['granted', 'claim.limit-reached'],
    ]);
    expect((await edit(stockId, raise)).json['code']).toBe('edit.expected-stale');
    const person = { dimension: 'per-person-day', expected: null, target: '1' };
    expect((await edit(stockId, person)).json['state']).toBe('in-force');
    expect(await claim(b, stockId)).toBe('claim.person-unverified');
    expect([await claim(b, stockId, ['paper']), await claim(newId(), stockId, ['paper'])]).toEqual([
      ...['granted', 'claim.limit-reached'],
    ]);
    expect(await shown(stockId)).toMatchObject({
      limits: { perUserTotal: 4, perPersonDay: 1, perUserDay: null },
    });
    const many = await edit(stockId, { ...person, expected: '1', target: '1000000001' });
    expect(many.json['code']).toBe('edit.target-invalid');
  });

  it('holds for a stock without bounds, which counts from the grants what it never counted', async () => {
    const free = await opened(aStock().unlimited());
    const [a, b] = [newId(), newId()];
    for (const user of [a, a, b]) expect(await claim(user, free)).toBe('granted');
    const total = { dimension: 'per-user-total', expected: null, target: '2' };
    expect((await edit(free, total)).json['state']).toBe('in-force');
    expect([await claim(a, free), await claim(b, free), await claim(b, free)]).toEqual([
      ...['claim.limit-reached', 'granted', 'claim.limit-reached'],
    ]);
    const day = { dimension: 'per-day-units', expected: null };
    const least = await edit(free, { ...day, target: '3' });
    expect(least.json).toMatchObject({ code: 'edit.below-committed', details: { least: '4' } });
    expect((await edit(free, { ...day, target: '5' })).json['state']).toBe('in-force');
    expect([await claim(newId(), free), await claim(newId(), free)]).toEqual([
      ...['granted', 'quota.exhausted'],
    ]);
  });

  it('bounds a stock that had no bounds, counting exactly what was given before', async () => {
    const free = await opened(aStock().unlimited());
    const users = Array.from({ length: 7 }, () => newId());
    for (const user of users) expect(await claim(user, free)).toBe('granted');
    const sql = app.get(Sql, { strict: false });
    const [first] = await sql.query<{ id: string }>(
      `select id from prize_issuing.benefit_grant where stock_id = $1 limit 1`,
      [free],
    );
    const voids = app.get(VoidGrant, { strict: false });
    const by = { actor: 'lin', role: 'operator' } as const;
    const gone = await voids.execute({ grantId: first?.id ?? '', reason: 'a test', by });
    expect(gone).toMatchObject({ ok: true });
    const units = { dimension: 'quantity', expected: null };
    expect((await edit(free, { ...units, expected: '3', target: '9' })).json).toMatchObject({
      ...{ code: 'edit.expected-stale', details: { current: 'null' } },
    });
    expect((await edit(free, { ...units, target: '5' })).json).toMatchObject({
      ...{ code: 'edit.below-committed', details: { least: '6' } },
    });
    expect((await edit(free, { ...units, target: '8' })).json['state']).toBe('in-force');
    const more = [await claim(newId(), free), await claim(newId(), free)];
    expect([...more, await claim(newId(), free)]).toEqual([
      ...['granted', 'granted', 'quota.exhausted'],
    ]);
    expect(await shown(free)).toMatchObject({ quantity: 8, state: 'exhausted' });
    const off = await edit(free, { ...units, expected: '8', target: null });
    expect(off.json['code']).toBe('edit.dimension-fixed');
    await approved(await edit(free, { ...units, expected: '8', target: '9' }));
    expect([await claim(newId(), free), await claim(newId(), free)]).toEqual([
      ...['granted', 'quota.exhausted'],
    ]);
  });

  it('bounds the units of what had a budget, and the budget of what costs nothing', async () => {
    const paid = await opened(aStock().ofUnits(null).ofBudget(20_000));
    expect(await claim(newId(), paid)).toBe('granted');
    const units = { dimension: 'quantity', expected: null, target: '2' };
    expect((await edit(paid, units)).json['state']).toBe('in-force');
    expect([await claim(newId(), paid), await claim(newId(), paid)]).toEqual([
      ...['granted', 'quota.exhausted'],
    ]);
    const money = { dimension: 'value-budget', expected: null, target: '10000' };
    const counted = await opened(aStock().ofUnits(5));
    // Nobody kept a ledger of what it reserved and spent.
    expect((await edit(counted, money)).json['code']).toBe('edit.dimension-fixed');
    const free = await opened(aStock().unlimited());
    expect(await claim(newId(), free)).toBe('granted');
    expect((await edit(free, money)).json['state']).toBe('in-force');
    expect(await claim(newId(), free)).toBe('granted');
    expect(await shown(free)).toMatchObject({ budget: { budget: '10000', free: '10000' } });
  });

  it('of a stock without bounds holds for every claim that commits after it', async () => {
    const free = await opened(aStock().unlimited());
    const users = Array.from({ length: 40 }, () => newId());
    let isPaused = false;
    const rush = users.map(async (user) => {
      const outcomes: string[] = [];
      for (let n = 0; n < 6; n += 1) {
        const began = isPaused;
        outcomes.push(await claim(user, free));
        if (began) expect(outcomes.at(-1)).not.toBe('granted');
      }
      return outcomes.filter((outcome) => outcome === 'granted').length;
    });
    const total = { dimension: 'per-user-total', expected: null, target: '2' };
    expect((await edit(free, total)).json['state']).toBe('in-force');
    // Whoever had more by then keeps it; nobody gets a third one afterwards (the checker looks for it).
    await Promise.all(rush.slice(0, 20));
    await app.get(ChangeStockState, { strict: false }).execute({ stockId: free, to: 'pause' });
    isPaused = true;
    await Promise.all(rush);
    const sql = app.get(Sql, { strict: false });
    const late = await sql.query(
      `select 1 from prize_issuing.benefit_grant, prize_issuing.limit_edit
       where stock_id = $1 and subject = $2 and claimed_at > at and user_id in (
         select user_id from prize_issuing.benefit_grant where stock_id = $1
         group by user_id having count(*) > 2 and max(claimed_at) > (
           select at from prize_issuing.limit_edit where subject = $2))`,
      [free, `stock:${free}`],
    );
    expect(late).toEqual([]);
    const told = await sql.query<{ equal: boolean }>(
      `select count = (select count(*) from prize_issuing.benefit_grant as given
         where given.stock_id = tally.stock_id and given.user_id = tally.user_id) as equal
       from prize_issuing.user_tally as tally where stock_id = $1 and period = 'total'`,
      [free],
    );
    expect(told.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('of a stock without bounds waits for a batch that was decided before, and is waited for', async () => {
    const free = await opened(aStock().unlimited());
    const user = newId();
    const unitOfWork = app.get(UnitOfWork, { strict: false });
    const sql = app.get(Sql, { strict: false });
    const order: string[] = [];
    let commit = (): void => undefined;
    const mayCommit = new Promise<void>((done) => (commit = done));
    let look = (): void => undefined;
    const hasLooked = new Promise<void>((done) => (look = done));
    // A batch that looked at the stock, and has not committed yet.
    const batch = unitOfWork.run(async () => {
      const found = await sql.query(`select prize_issuing.stands($1, 1) as stands`, [free]);
      expect(found).toEqual([{ stands: true }]);
      look();
      await mayCommit;
      order.push('batch');
    });
    await hasLooked;
    const limit = edit(free, { dimension: 'per-user-total', expected: null, target: '1' });
    const edited = limit.then(() => order.push('edited'));
    await eventually(async () => {
      const waiting = await sql.query(
        `select 1 from pg_locks where locktype = 'advisory' and not granted`,
      );
      expect(waiting.length).toBeGreaterThan(0);
    });
    commit();
    await Promise.all([batch, edited]);
    expect(order).toEqual(['batch', 'edited']);
    expect([await claim(user, free), await claim(user, free)]).toEqual([
      ...['granted', 'claim.limit-reached'],
    ]);
  });

  it('makes nothing larger that a merchant has agreed to pay for', async () => {
    const stockId = await opened(aStock().ofUnits(5).ofMerchant('m-1'));
    const quantity = { dimension: 'quantity', expected: '5' };
    const raise = await edit(stockId, { ...quantity, target: '6' });
    expect([raise.status, raise.json['code']]).toEqual([409, 'edit.merchant-agreed']);
    const lower = await edit(stockId, { ...quantity, target: '4' });
    expect(lower.json['state']).toBe('in-force');
  });

  it('leaves alone what is stopped', async () => {
    const free = await opened(aStock().unlimited());
    const total = { dimension: 'per-user-total', expected: null, target: '1' };
    await app.get(ChangeStockState, { strict: false }).execute({ stockId: free, to: 'stop' });
    expect((await edit(free, total)).json['code']).toBe('edit.stock-stopped');
  });

  it('names the fields of bad input, and knows no other stock', async () => {
    const stockId = await opened(aStock());
    const bad = await edit(stockId, { dimension: 'name', expected: '', target: 5, reason: '' });
    expect([bad.status, [...new Set(fieldsOf(bad.json))].sort()]).toEqual([
      400,
      ['dimension', 'expected', 'reason', 'target'],
    ]);
    const quantity = { dimension: 'quantity', expected: '100', target: '50' };
    const unknown = await edit(newId(), quantity);
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'edit.subject-unknown']);
    expect((await edit(stockId, { ...quantity, target: '1e3' })).json['code']).toBe(
      'edit.target-invalid',
    );
  });

  it('of many at once lets one through', async () => {
    const stockId = await opened(aStock().ofUnits(100));
    const edits = Array.from({ length: 20 }, (_, n) =>
      edit(stockId, { dimension: 'quantity', expected: '100', target: String(50 + n) }),
    );
    const replies = await Promise.all(edits);
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(replies.filter((reply) => reply.json['code'] === 'edit.expected-stale')).toHaveLength(
      19,
    );
  });
});

describe('a grant by hand', () => {
  const give = (stockId: string, userIds: readonly string[], by = lin): Promise<Reply> =>
    post('/v1/manual-grants', by, { stockId, userIds, reason: 'a late parcel' });

  async function granted(jobId: unknown): Promise<void> {
    const runner = app.get(GrantJobRunner, { strict: false });
    runner.start(20);
    await eventually(async () => {
      const job = await send(app, 'GET', `/v1/manual-grants/jobs/${String(jobId)}`, { by: lin });
      expect(job.json).toMatchObject({ state: 'done', refusals: {} });
    });
    await runner.stop();
  }

  it('needs nobody up to CNY 200 in thirty days, however it is divided', async () => {
    const stockId = await opened(aStock().ofUnits(900));
    const bao = `Bearer ${await issuer.tokenFor({ sub: 'bao', role: 'operator' })}`;
    const first = await give(stockId, ['ann', 'bob', 'ann'], bao);
    expect(first.json).toMatchObject({ state: 'granting', manualGrantId: null, required: 0 });
    await granted(first.json['jobId']);
    const [act, ...others] = await actsOn(
      app.get(Sql, { strict: false }),
      `job:${String(first.json['jobId'])}`,
    );
    expect(others).toEqual([]);
    expect(act).toMatchObject({
      ...{ actor: 'bao', action: 'manual-grant.give', before: null },
      after: { stockId, users: 2, reason: 'a late parcel', total: '10000' },
    });
    // CNY 50 each: two more are within the hand, however many ask at once.
    const more = await Promise.all(
      ['cat', 'dan', 'eve', 'finn'].map((user) => give(stockId, [user], bao)),
    );
    const states = more.map(({ json }) => json['state']).sort();
    expect(states).toEqual(['granting', 'granting', 'in-review', 'in-review']);
    expect((await give(stockId, ['gil'])).json).toMatchObject({ state: 'granting' });
  });

  it('is granted beyond that once others have approved exactly these users', async () => {
    const stockId = await opened(aStock().ofUnits(900));
    const userIds = Array.from({ length: 5 }, (_, n) => `kin-${n}`);
    const asked = await give(stockId, userIds);
    expect(asked.json).toMatchObject({ state: 'in-review', jobId: null });
    const { manualGrantId, contentHash } = asked.json as Record<string, string>;
    const path = `/v1/manual-grants/${manualGrantId}`;
    const shownIt = await send(app, 'GET', path, { by: lin });
    expect(shownIt.json).toMatchObject({ userIds, total: '25000', reason: 'a late parcel' });
    const verdict = { verdict: 'approve', contentHash };
    expect((await post(`${path}/approvals`, lin, verdict)).json['code']).toBe('approval.own-work');
    expect((await post(`${path}/publish`, lin)).json['code']).toBe('lifecycle.illegal-move');
    for (const by of others) await post(`${path}/approvals`, by, verdict);
    const published = await post(`${path}/publish`, lin);
    expect(published.status).toBe(200);
    const acts = await actsOn(app.get(Sql, { strict: false }), `manual-grant:${manualGrantId}`);
    expect(acts.at(-1)).toMatchObject({
      ...{ actor: 'lin', action: 'manual-grant.publish' },
      after: { links: { jobId: published.json['jobId'] } },
    });
    expect(JSON.stringify(acts)).not.toContain('kin-');
    await granted(published.json['jobId']);
    expect((await post(`${path}/publish`, lin)).json['code']).toBe('lifecycle.illegal-move');
  });

  it('names every field at fault, and is for operators alone', async () => {
    const bad = await post('/v1/manual-grants', lin, {
      stockId: 'x',
      userIds: ['two words'],
      fen: 1,
    });
    expect([bad.status, [...new Set(fieldsOf(bad.json))].sort()]).toEqual([
      400,
      ['fen', 'reason', 'stockId', 'userIds'],
    ]);
    expect((await give(newId(), ['ann'])).json['code']).toBe('stock.unknown');
    const shop = `Bearer ${await issuer.tokenFor({ sub: 'shop', role: 'service', scopes: ['grants'] })}`;
    expect((await give(newId(), ['ann'], shop)).status).toBe(403);
  });
});

describe('a budget that stocks share', () => {
  const budget = (of: object): Promise<Reply> =>
    post('/v1/budgets/edits', lin, { reason: 'a test', dimension: 'fen', ...of });

  it('is set at once, raised after approval, and shown with what is committed', async () => {
    const stockId = await opened(aStock());
    const scope = 'platform-day';
    expect((await budget({ scope, expected: null, target: '5000' })).json['state']).toBe(
      'in-force',
    );
    expect(await claim('p-1', stockId)).toBe('granted');
    expect(await claim('p-2', stockId)).toBe('budget.exhausted');
    expect((await budget({ scope, expected: '5000', target: '4000' })).json['code']).toBe(
      'edit.below-committed',
    );
    await approved(await budget({ scope, expected: '5000', target: '10000' }));
    expect(await claim('p-2', stockId)).toBe('granted');
    const { json } = await send(app, 'GET', '/v1/budgets', { by: lin });
    expect(json['budgets']).toEqual([
      { scope, fen: '10000', units: null, committedFen: '10000', committedUnits: 2 },
    ]);
    const unknown = await budget({ scope: 'nobody:x', expected: null, target: '1' });
    expect([unknown.status, fieldsOf(unknown.json)]).toEqual([400, ['scope']]);
  });
});

describe('an application that forgot shared budgets', () => {
  it('does not start, and says what is missing; saying that there are none is enough', async () => {
    const start = (options: Partial<PrizeIssuingOptions>): Promise<unknown> => {
      @Module({
        imports: [
          DatabaseModule.forRoot({ url: postgres.url, persistence: [], migrate: false }),
          EventsModule.forRoot({ bus: 'in-process', consumes: [], relay: false }),
          PrizeIssuingModule.forRoot({ claimTokenKeys: SPEC_TOKEN_KEYS, ...options }),
        ],
      })
      class Forgetful {}
      const made = NestFactory.createApplicationContext(Forgetful, {
        ...{ logger: SILENT, abortOnError: false },
      });
      return made.then((context) => context.close());
    };
    await expect(start({})).rejects.toThrow('ServiceSupportModule.forRoot({ accounts: true })');
    await expect(start({ sharedBudgets: 'none' })).resolves.toBeUndefined();
  });
});

describe('a stock that was paused when it was used up', () => {
  it('is not open when it is resumed', async () => {
    const stockId = await opened(aStock().ofUnits(1));
    await app
      .get(Sql, { strict: false })
      .execute(`update prize_issuing.stock set issued = 1 where id = $1`, [stockId]);
    const change = app.get(ChangeStockState, { strict: false });
    await change.execute({ stockId, to: 'pause' });
    await change.execute({ stockId, to: 'resume' });
    expect(await shown(stockId)).toMatchObject({ state: 'exhausted' });
    await app
      .get(Sql, { strict: false })
      .execute(`update prize_issuing.stock set issued = 0 where id = $1`, [stockId]);
  });
});
