import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedRun, type BoonRun } from '@boon/infra';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fiftyOffThreeHundred, thirtyDays } from './back-office.js';
import type { BoonClient, Call, Json, Reply } from './boon-client.js';
import { castOf, type Cast } from './cast.js';
import { runFolder } from './run-folder.js';

type Who = 'lin' | 'shop' | 'feeds' | 'ann';

/** One endpoint with a body in which the named fields are at fault. */
interface BadBody {
  readonly who: Who;
  readonly call: Call;
  readonly fields: readonly string[];
}

const ID = '01990000-0000-7000-8000-00000000dead';
const asset = fiftyOffThreeHundred('bad-input', 10);

const hooked = (hook: unknown) => ({
  ...{ slot: 'home.popup', mode: 'display', priority: 1, dailyCapPerUser: null, hook },
});

const BAD_BODIES: readonly BadBody[] = [
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/assets',
      body: {
        ...asset,
        code: 'No Slug',
        validity: { startsAt: '2026-W40-1', endsAt: '2026-11-11T00:00:00', daysAfterClaim: null },
        quantity: 1.5,
        valueBudget: '12.50',
        limits: { perUserTotal: 0, perUserDay: null, perUserMonth: null },
        surprise: true,
      },
    },
    fields: [
      'code',
      'quantity',
      'valueBudget',
      'limits.perUserTotal',
      'validity.startsAt',
      'validity.endsAt',
      'surprise',
    ],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: `/v1/assets/${ID}`,
      method: 'PUT',
      body: { ...asset, expectedVersion: 'one' },
    },
    fields: ['code', 'expectedVersion'],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: `/v1/assets/${ID}/approvals`,
      body: { verdict: 'maybe', contentHash: 'x' },
    },
    fields: ['verdict', 'contentHash'],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/schemes',
      body: { code: 's', name: { zh: '', en: 'x' }, goal: 'win', audience: 3, stockIds: ['x'] },
    },
    fields: ['name.zh', 'goal', 'audience', 'stockIds'],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/plans',
      body: {
        code: 'p',
        name: { zh: 'x', en: 'x' },
        ...thirtyDays(),
        endsAt: 'tomorrow',
        schemeIds: [],
        placements: [{ slot: 7, mode: 'shout', priority: 5000, dailyCapPerUser: null }],
      },
    },
    fields: [
      'endsAt',
      'schemeIds',
      'placements[0].slot',
      'placements[0].mode',
      'placements[0].priority',
    ],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/plans',
      body: {
        code: 'hooks',
        name: { zh: 'x', en: 'x' },
        ...thirtyDays(),
        schemeIds: [ID],
        placements: [
          hooked({ kind: 'wish' }),
          hooked({ kind: 'lottery', lotteryId: 'x' }),
          hooked({ kind: 'one-click-claim', pack: 'some' }),
          hooked({ kind: 'recommendation', skus: [] }),
          hooked({ kind: 'task', task: { do: 'sing' } }),
          hooked({ kind: 'task', task: { do: 'view-products', count: 21 } }),
          hooked({ kind: 'task', task: { do: 'order-over', amount: '0', count: 1 } }),
          hooked('lottery'),
        ],
      },
    },
    fields: [
      'placements[0].hook.kind',
      'placements[1].hook.lotteryId',
      'placements[2].hook.pack',
      'placements[3].hook.skus',
      'placements[4].hook.task.do',
      'placements[5].hook.task.count',
      'placements[6].hook.task.amount',
      'placements[6].hook.task.count',
      'placements[7].hook',
    ],
  },
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/switches/platform',
      method: 'PUT',
      body: { off: 'yes', reason: '' },
    },
    fields: ['off', 'reason'],
  },
  {
    who: 'ann',
    call: {
      api: 'placement',
      path: '/v1/decisions',
      key: null,
      body: { slots: [{ slot: '' }, { slot: 'pdp.any', skus: [] }], trace: 'yes' },
    },
    fields: ['slots[0].slot', 'slots[1].skus', 'trace'],
  },
  {
    who: 'ann',
    call: {
      api: 'placement',
      path: '/v1/decisions',
      key: null,
      body: { slots: [{ slot: 'attic.x' }] },
    },
    fields: ['slots[0].slot'],
  },
  {
    who: 'ann',
    call: {
      api: 'placement',
      path: '/v1/decisions',
      key: null,
      body: { slots: [{ slot: 'pdp.any' }, { slot: 'pdp.any' }] },
    },
    fields: ['slots'],
  },
  {
    who: 'ann',
    call: { api: 'placement', path: '/v1/exposures', key: null, body: { tokens: [3] } },
    fields: ['tokens'],
  },
  {
    who: 'ann',
    call: { api: 'issuing', path: '/v1/claims', body: { token: '' } },
    fields: ['token'],
  },
  {
    who: 'ann',
    call: {
      api: 'issuing',
      path: '/v1/quotes',
      key: null,
      body: { lines: [{ lineId: '1', sku: 's', quantity: 0 }] },
    },
    fields: ['lines[0].quantity'],
  },
  {
    who: 'ann',
    call: {
      api: 'issuing',
      path: '/v1/quotes',
      key: null,
      body: { lines: [{ lineId: '1', sku: 's', quantity: 1, unitPrice: '1' }] },
    },
    fields: ['lines[0].unitPrice'],
  },
  {
    who: 'shop',
    call: {
      api: 'issuing',
      path: '/v1/redemptions',
      body: { orderId: '', userId: 'x y', lines: [], expectedPayable: '-1' },
    },
    fields: ['orderId', 'userId', 'lines', 'expectedPayable'],
  },
  {
    who: 'shop',
    call: {
      api: 'issuing',
      path: `/v1/redemptions/${ID}/returns`,
      body: { lines: [{ lineId: '1', quantity: 0 }] },
    },
    fields: ['lines[0].quantity'],
  },
];

/** Paths with an id that nobody has, each as somebody who may ask. */
const UNKNOWN: readonly { readonly who: Who; readonly call: Call }[] = [
  {
    who: 'lin',
    call: {
      api: 'operations',
      path: '/v1/switches/slot:home.popupp',
      method: 'PUT',
      body: { off: true, reason: 'mistake' },
    },
  },
  { who: 'lin', call: { api: 'operations', path: `/v1/assets/${ID}`, method: 'GET' } },
  { who: 'lin', call: { api: 'operations', path: '/v1/assets/no-id', method: 'GET' } },
  { who: 'lin', call: { api: 'operations', path: `/v1/schemes/${ID}/submit` } },
  { who: 'lin', call: { api: 'operations', path: `/v1/plans/${ID}/pause` } },
  { who: 'lin', call: { api: 'operations', path: `/v1/stocks/${ID}`, method: 'GET' } },
  { who: 'ann', call: { api: 'placement', path: '/v1/products/nothing', method: 'GET' } },
  { who: 'ann', call: { api: 'issuing', path: '/v1/users/bob/wallet', method: 'GET' } },
  { who: 'ann', call: { api: 'issuing', path: '/v1/users/bob/inbox', method: 'GET' } },
  { who: 'ann', call: { api: 'issuing', path: `/v1/claims/${ID}`, method: 'GET' } },
  { who: 'shop', call: { api: 'issuing', path: `/v1/redemptions/${ID}`, method: 'GET' } },
  { who: 'shop', call: { api: 'issuing', path: `/v1/redemptions/${ID}/confirm` } },
  { who: 'shop', call: { api: 'issuing', path: `/v1/redemptions/${ID}/cancel` } },
];

const title = ({ method = 'POST', path }: Call): string => `${method} ${path}`;

describe('bad input', () => {
  let dir: string;
  let run: BoonRun;
  let cast: Cast;
  let ann: BoonClient;

  beforeAll(async () => {
    dir = await runFolder('bad-input');
    run = await startEmbeddedRun({ dir });
    cast = await castOf(run);
    ann = await cast.shopper('ann');
  }, 300_000);

  afterAll(async () => {
    await run?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 60_000);

  const send = (who: Who, call: Call): Promise<Reply> =>
    (who === 'ann' ? ann : cast[who]).call(call);
  const fieldsAtFault = (reply: Reply): string[] => {
    const fields = (reply.body['fields'] ?? []) as Record<string, Json>[];
    return [...new Set(fields.map((field) => String(field['path'])))];
  };

  it.each(BAD_BODIES.map((bad) => [title(bad.call), bad] as const))(
    '%s names every field at fault',
    async (_title, { who, call, fields }) => {
      const reply = await send(who, call);
      expect({ status: reply.status, fields: fieldsAtFault(reply).sort() }).toEqual({
        status: 400,
        fields: [...fields].sort(),
      });
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it.each(UNKNOWN.map((unknown) => [title(unknown.call), unknown] as const))(
    '%s is 404 for an unknown id, and for one of another owner',
    async (_title, { who, call }) => {
      expect((await send(who, call)).status).toBe(404);
    },
  );

  it('names the line and the field of a feed that is at fault, and takes the good lines', async () => {
    const good = {
      sku: 'tea-1',
      spu: 'tea',
      name: { zh: '茶', en: 'Tea' },
      categoryPath: 'food/tea',
      brand: 'b',
      merchantId: 'm',
      priceFen: '1000',
    };
    const lines = [good, { ...good, sku: 'tea-2', priceFen: '10.00' }];
    const reply = await cast.feeds.call({ api: 'operations', path: '/v1/feeds/products', lines });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('priceFen');
  });

  it('is no secret: who may not, and who did not say who they are', async () => {
    const path = '/v1/assets';
    const shopper = await ann.call({ api: 'operations', path, body: asset });
    expect(shopper.body).toMatchObject({ status: 403, code: 'auth.forbidden' });
    const stranger = await cast.nobody.call({ api: 'operations', path, body: asset });
    expect(stranger.body).toMatchObject({ status: 401, code: 'auth.token-missing' });
  });

  it('is told in the reader’s language', async () => {
    const call: Call = { api: 'operations', path: `/v1/assets/${ID}`, method: 'GET' };
    const zh = await cast.lin.call({ ...call, headers: { 'accept-language': 'zh-CN' } });
    const en = await cast.lin.call(call);
    expect(zh.body['detail'] ?? zh.body['title']).toMatch(/[\u4e00-\u9fff]/);
    expect(en.body['detail'] ?? en.body['title']).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('leaves nothing half-written', async () => {
    for (const kind of ['assets', 'schemes', 'plans']) {
      const list = await cast.lin.get('operations', `/v1/${kind}`);
      expect(list.body).toMatchObject({ items: [] });
    }
  });

  it('is told apart from a repeat: the same key replays, with another body it is refused', async () => {
    const key = randomUUID();
    const call: Call = { api: 'operations', path: '/v1/assets', key };
    const first = await cast.lin.call({ ...call, body: { ...asset, code: 'replayed' } });
    const again = await cast.lin.call({ ...call, body: { ...asset, code: 'replayed' } });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');

    const other = await cast.lin.call({ ...call, body: { ...asset, code: 'replayed-2' } });
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    const keyless = await cast.lin.call({ ...call, key: null, body: asset });
    expect(keyless.body).toMatchObject({ status: 400, code: 'idempotency.key-missing' });
  });

  it('is refused by business rules with their own codes', async () => {
    const post = (path: string, body: unknown) => cast.lin.call({ api: 'operations', path, body });
    const codes = await Promise.all([
      post('/v1/assets', { ...asset, code: 'x1', terms: { kind: 'full-reduction' } }),
      post('/v1/assets', { ...asset, code: 'x2', quantity: null }),
      post('/v1/assets', { ...asset, code: 'x5', quantity: 1_000_000_000 }),
      post('/v1/assets', { ...asset, code: 'x6', funding: { platform: 0, merchantId: 'm-1' } }),
      post('/v1/assets', { ...asset, code: 'x7', terms: { kind: 'subsidy', amount: '20001' } }),
      post('/v1/assets', { ...asset, code: 'replayed' }),
      post('/v1/schemes', {
        code: 'x3',
        name: { zh: 'x', en: 'x' },
        goal: 'acquire',
        audience: { op: 'in', attribute: 'user.mood', values: ['x'] },
        stockIds: [ID],
      }),
      post('/v1/plans', {
        code: 'x4',
        name: { zh: 'x', en: 'x' },
        ...thirtyDays(),
        schemeIds: [ID],
        placements: [{ slot: 'home.popup', mode: 'display', priority: 1, dailyCapPerUser: null }],
      }),
    ]);
    expect(codes.map(({ body }) => body['code'])).toEqual([
      'asset.terms-invalid',
      'asset.unbounded',
      'asset.too-costly',
      'asset.not-platform-funded',
      'asset.terms-invalid',
      'object.code-taken',
      'scheme.audience-invalid',
      'plan.scheme-unknown',
    ]);
  });

  it('never shows in the logs of the apps as a token', async () => {
    const log = await readFile(join(dir, 'logs', 'standalone.log'), 'utf8');
    expect(log).not.toMatch(/Bearer [A-Za-z0-9_-]{20}/);
    expect(log).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/);
  });
});
