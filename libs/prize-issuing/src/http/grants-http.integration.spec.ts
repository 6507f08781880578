import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import { eventually, usePostgres } from '@boon/testing';
import { GrantJobRunner } from '../batch-grant/grant-job-runner.js';
import { OpenStock } from '../stock/open-stock.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { fieldsOf, issuingApp, send, type IssuingApp, type Reply } from './testing/issuing-app.js';

let app: IssuingApp;
let issuer: RunningIssuer;
let folder: string;
let shop: string;
// Before the server is stopped: hooks run in the order of their making.
afterAll(async () => {
  await app?.close();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();

async function as(
  sub: string,
  of: { role?: 'user' | 'service' | 'operator'; scopes?: string[] } = {},
) {
  return `Bearer ${await issuer.tokenFor({ sub, role: 'user', ...of })}`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await issuingApp({ url: postgres.url, issuer });
  shop = await as('crm', { role: 'service', scopes: ['grants'] });
}, 60_000);

async function opened(stock: StockBuilder = aStock()): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

const get = (url: string, by = shop): Promise<Reply> => send(app, 'GET', url, { by });
const post = (url: string, body: object, of: { by?: string; key?: string } = {}): Promise<Reply> =>
  send(app, 'POST', url, { by: shop, key: newId(), body, ...of });

async function upload(
  jobId: string,
  lines: string,
  key = newId(),
  type = 'application/x-ndjson',
): Promise<Reply> {
  const response = await app.inject({
    method: 'POST',
    url: `/v1/grants/jobs/${jobId}/rows`,
    headers: {
      authorization: shop,
      'idempotency-key': key,
      'content-type': type,
    },
    payload: lines,
  });
  const json = response.json() as Record<string, unknown>;
  return { status: response.statusCode, text: response.body, json };
}

describe('POST /v1/grants', () => {
  it('gives one benefit once per key, for good', async () => {
    const stockId = await opened();
    const key = newId();
    const replies = await Promise.all(
      [1, 2, 3].map(() => post('/v1/grants', { stockId, userId: 'ann' }, { key })),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    const wallet = await get('/v1/users/ann/wallet', await as('ann'));
    expect(wallet.json).toMatchObject({ items: [{ stockId, state: 'held' }] });

    const other = await post('/v1/grants', { stockId, userId: 'bob' }, { key });
    expect(other.json).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    const twice = await post('/v1/grants', { stockId, userId: 'ann' });
    expect(twice.json).toMatchObject({ status: 409, code: 'claim.limit-reached' });
  });

  it('holds under a hundred requests at once for one key and many users', async () => {
    const stockId = await opened(aStock().ofUnits(200));
    const key = newId();
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        post('/v1/grants', { stockId, userId: `crowd-${n % 10}` }, { key }),
      ),
    );
    const granted = replies.filter(({ status }) => status === 201);
    expect(new Set(granted.map(({ text }) => text)).size).toBe(1);
    expect(replies.every(({ status }) => status === 201 || status === 422)).toBe(true);
  });

  it('says every field at fault, and who may not', async () => {
    const bad = await post('/v1/grants', { stockId: 'no', userId: ' ', price: '1' });
    expect([bad.status, fieldsOf(bad.json).sort()]).toEqual([400, ['price', 'stockId', 'userId']]);
    const good = { stockId: newId(), userId: 'ann' };
    expect((await post('/v1/grants', good)).json).toMatchObject({ code: 'stock.unknown' });
    const unnamed = await send(app, 'POST', '/v1/grants', { by: shop, body: good });
    expect(unnamed.json).toMatchObject({ code: 'idempotency.key-missing' });
    const orders = await as('shop', { role: 'service', scopes: ['orders'] });
    for (const by of [await as('ann'), orders]) {
      expect((await post('/v1/grants', good, { by })).status).toBe(403);
      expect((await post('/v1/grants/jobs', { stockId: newId(), note: '' }, { by })).status).toBe(
        403,
      );
    }
  });
});

describe('/v1/grants/jobs', () => {
  it('grants to a crowd in the background and tells what became of each row', async () => {
    const stockId = await opened(aStock().ofUnits(2));
    const job = await post('/v1/grants/jobs', { stockId, note: 'Double Eleven' });
    expect(job.json).toMatchObject({ state: 'collecting', total: 0, note: 'Double Eleven' });
    expect(job.json).toMatchObject({ segment: null, rowsPerSecond: null, secondsLeft: null });
    const id = String(job.json['id']);
    const empty = await post(`/v1/grants/jobs/${id}/start`, {});
    expect(empty.json).toMatchObject({ status: 409, code: 'job.empty' });

    const key = newId();
    const bad = await upload(id, '{"userId":"cat"}\n{"user":"none"}\n');
    expect([bad.status, fieldsOf(bad.json)]).toEqual([400, ['lines[2].userId']]);
    const lines = '{"userId":"cat"}\n';
    expect((await upload(id, lines, key)).json).toEqual({ rows: 1, total: 1 });
    expect((await upload(id, lines, key)).json).toEqual({ rows: 1, total: 1 });
    expect((await upload(id, lines)).json).toEqual({ rows: 1, total: 1 });
    const file = 'user_id\ndan\neve\n';
    expect((await upload(id, file, newId(), 'text/csv')).json).toMatchObject({ total: 3 });

    expect((await post(`/v1/grants/jobs/${id}/start`, {})).status).toBe(200);
    await eventually(async () =>
      expect((await get(`/v1/grants/jobs/${id}`)).json).toMatchObject({
        state: 'done',
        granted: 2,
        refused: 1,
        refusals: { 'quota.exhausted': 1 },
        secondsLeft: 0,
      }),
    );
    const told = await app.inject({
      method: 'GET',
      url: `/v1/grants/jobs/${id}/outcomes`,
      headers: { authorization: shop },
    });
    expect(told.headers['content-type']).toMatch(/^text\/csv/);
    expect(told.body).toMatch(
      /^row,user_id,outcome,grant_id,text_zh,text_en\n1,cat,granted,[0-9a-f-]{36},,\n2,dan,granted,.*\n3,eve,quota\.exhausted,,[^,]+,[^,]+\n$/,
    );
    const late = await upload(id, 'finn');
    expect(late.json).toMatchObject({ status: 409, code: 'job.state' });
    expect((await get(`/v1/grants/jobs/${newId()}`)).json).toMatchObject({ code: 'job.unknown' });
    expect((await get('/v1/grants/jobs/x')).status).toBe(404);
  });
});

describe('a job for a segment', () => {
  it('gathers its members, then grants to them as to those of a file', async () => {
    const sql = app.get(Sql, { strict: false });
    await sql.execute(
      `insert into service_support.user_profile (user_id, segments)
       values ('tea-1', '{tea}'), ('tea-2', '{tea}'), ('no-tea', '{}')`,
    );
    const of = { stockId: await opened(), note: 'tea week' };
    const worker = app.get(GrantJobRunner, { strict: false });
    await worker.stop();
    const job = await post('/v1/grants/jobs', { ...of, segment: 'tea' });
    expect(job.json).toMatchObject({ segment: { code: 'tea', version: null, isComplete: false } });
    const url = `/v1/grants/jobs/${String(job.json['id'])}`;
    const early = await post(`${url}/start`, {});
    expect(early.json).toMatchObject({ status: 409, code: 'job.gathering' });
    worker.start();
    await eventually(async () =>
      expect((await get(url)).json).toMatchObject({ total: 2, segment: { isComplete: true } }),
    );
    expect((await upload(String(job.json['id']), 'ann')).json).toMatchObject({
      ...{ status: 409, code: 'job.of-segment' },
    });
    await post(`${url}/start`, {});
    await eventually(async () =>
      expect((await get(url)).json).toMatchObject({ state: 'done', granted: 2 }),
    );

    const unknown = await post('/v1/grants/jobs', { ...of, segment: 'none' });
    expect(unknown.json).toMatchObject({ status: 404, code: 'segment.unknown' });
    const bad = await post('/v1/grants/jobs', { ...of, segment: '', membersAt: 'today' });
    expect(bad.status).toBe(400);
    expect(new Set(fieldsOf(bad.json))).toEqual(new Set(['segment', 'membersAt']));
  });
});

describe('benefits whose terms are worked out for each user', () => {
  const reached = (feature: string, atLeast: number, amount: number) => ({
    ...{ feature, atLeast, set: { amount } },
  });
  const strategy = {
    steps: [reached('profile.spend', 900, 5_000), reached('profile.spend', 100, 4_000)],
    bounds: { amount: { min: 3_000, max: 5_000 } },
  };

  async function spent(userId: string, spend: number): Promise<void> {
    await app.get(Sql, { strict: false }).execute(
      `insert into service_support.user_profile (user_id, attributes)
       values ($1, jsonb_build_object('spend', $2::int))`,
      [userId, spend],
    );
  }

  async function held(userId: string, by: string): Promise<unknown[]> {
    const { json } = await get(`/v1/users/${userId}/wallet`, by);
    return (json['items'] as { terms: { amount: string }; termsReason?: string | null }[]).map(
      ({ terms, termsReason }) => [terms.amount, termsReason],
    );
  }

  it('come out of a job, a single grant and a code as out of an offer; why, operators see alone', async () => {
    const stockId = await opened(aStock().with({ strategy }));
    await spent('rich', 1_000);
    await spent('poor', 100);
    await spent('coded', 900);
    const job = await post('/v1/grants/jobs', { stockId, note: 'personal' });
    const id = String(job.json['id']);
    await upload(id, 'rich\npoor\nnobody');
    await post(`/v1/grants/jobs/${id}/start`, {});
    await eventually(async () =>
      expect((await get(`/v1/grants/jobs/${id}`)).json).toMatchObject({
        state: 'done',
        granted: 3,
      }),
    );
    await spent('single', 150);
    expect((await post('/v1/grants', { stockId, userId: 'single' })).status).toBe(201);
    await post('/v1/code-batches', { stockId, kind: 'public', code: 'PERSONAL', note: 'x' });
    const coded = await as('coded');
    expect((await post('/v1/code-claims', { code: 'personal' }, { by: coded })).status).toBe(201);

    const operator = await as('olga', { role: 'operator' });
    const told = await Promise.all(
      ['rich', 'poor', 'nobody', 'single', 'coded'].map((user) => held(user, operator)),
    );
    expect(told).toEqual([
      [['5000', 'step 0: profile.spend >= 900']],
      [['4000', 'step 1: profile.spend >= 100']],
      [['5000', 'no step holds']],
      [['4000', 'step 1: profile.spend >= 100']],
      [['5000', 'step 0: profile.spend >= 900']],
    ]);
    expect(await held('coded', coded)).toEqual([['5000', undefined]]);
    expect(await held('poor', await as('poor'))).toEqual([['4000', undefined]]);
  });
});

describe('a job of services', () => {
  it('takes no more rows than a job may have', async () => {
    const job = await post('/v1/grants/jobs', { stockId: await opened(), note: 'too many' });
    const id = String(job.json['id']);
    await upload(id, 'user_id\ndan\n');
    const sql = app.get(Sql, { strict: false });
    // As many rows as hours of uploads would bring.
    await sql.execute(
      `alter table prize_issuing.grant_job_chunk drop constraint chunk_has_its_size`,
    );
    await sql.execute(
      `update prize_issuing.grant_job_chunk set size = 10000000 where job_id = $1`,
      [id],
    );
    const more = await upload(id, 'user_id\neve\n');
    expect([more.status, more.json['code']]).toEqual([422, 'job.too-large']);
  });
});

describe('codes', () => {
  it('are made, handed out, used once, and guessed in vain', async () => {
    const stockId = await opened();
    const body = { stockId, kind: 'unique', size: 3, note: 'flyer' };
    const batch = await post('/v1/code-batches', body);
    const url = `/v1/code-batches/${String(batch.json['id'])}`;
    await eventually(async () => expect((await get(url)).json).toMatchObject({ made: 3 }));
    const file = await app.inject({
      method: 'GET',
      url: `${url}/codes`,
      headers: { authorization: shop },
    });
    const [header, code = ''] = file.body.trimEnd().split('\n');
    expect([header, file.body.trimEnd().split('\n')]).toEqual(['code', expect.any(Array)]);

    const [gil, hal] = [await as('gil'), await as('hal')];
    const first = await post('/v1/code-claims', { code }, { by: gil });
    const again = await post('/v1/code-claims', { code: code.toLowerCase() }, { by: gil });
    expect([first.status, again.text]).toEqual([201, first.text]);
    const taken = await post('/v1/code-claims', { code }, { by: hal });
    expect(taken.json).toMatchObject({ status: 409, code: 'code.used' });
    for (let n = 0; n < 4; n += 1) {
      const miss = await post('/v1/code-claims', { code: `NO-${n}` }, { by: hal });
      expect(miss.json).toMatchObject({ status: 404, code: 'code.unknown' });
    }
    const locked = await post('/v1/code-claims', { code }, { by: hal });
    expect(locked.json).toMatchObject({ status: 429, code: 'code.locked-out' });
  });

  it('of the public are claimed by anybody; bad requests name their fields', async () => {
    const stockId = await opened();
    const open = { stockId, kind: 'public', code: 'SPRING-26', note: 'poster' };
    expect((await post('/v1/code-batches', open)).status).toBe(201);
    expect((await post('/v1/code-batches', open)).json).toMatchObject({ code: 'code.taken' });
    const ivy = await as('ivy');
    expect((await post('/v1/code-claims', { code: 'spring 26' }, { by: ivy })).status).toBe(201);

    const bad = await post('/v1/code-batches', {
      stockId,
      kind: 'unique',
      size: 0,
      note: 'x',
      price: 1,
    });
    expect([bad.status, fieldsOf(bad.json).sort()]).toEqual([400, ['price', 'size']]);
    const form = await post('/v1/code-batches', { ...open, code: '!!' });
    expect(form.json).toMatchObject({ status: 422, code: 'code.form' });
    expect((await get(`/v1/code-batches/${newId()}`)).json).toMatchObject({
      code: 'code.batch-unknown',
    });
    expect((await post('/v1/code-batches', open, { by: ivy })).status).toBe(403);
    expect((await post('/v1/code-claims', { code: '' }, { by: ivy })).status).toBe(400);
  });
});
