import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger, Module } from '@nestjs/common';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { NotificationRequested } from '@boon/contracts/service-support';
import { Outbox, UnitOfWork } from '@boon/platform';
import { DatabaseModule, Sql } from '@boon/platform/database';
import { EventsModule, startConsumers } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { newId, type DomainEvent } from '@boon/shared-kernel';
import { eventually, usePostgres } from '@boon/testing';
import { UserStates } from '../relationship/user-states.js';
import { ServiceSupportModule } from '../service-support.module.js';
import { serviceSupportPersistence } from '../service-support.persistence.js';
import { aNotice, LOAF_BAKED } from '../testing/a-notice.js';
import {
  FeedsHttpModule,
  InboxHttpModule,
  NotificationConsumersModule,
  ProductsHttpModule,
} from './index.js';

const NOTICES = { notices: [aNotice()] };
const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
const NDJSON = { 'content-type': 'application/x-ndjson' };

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
  const consumes = NotificationConsumersModule.consumes(NOTICES);

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer: name, audience, production: false }),
      DatabaseModule.forRoot({
        url: postgres.url,
        persistence: [serviceSupportPersistence],
        migrate: true,
      }),
      EventsModule.forRoot({ bus: 'in-process', consumes, relay: true }),
      ServiceSupportModule.forRoot({ userStates: 'in-process', products: true }),
      FeedsHttpModule,
      ProductsHttpModule,
      InboxHttpModule,
      NotificationConsumersModule.forRoot(NOTICES),
    ],
  })
  class App {}
  app = await createHttpApp(App, { logger: SILENT });
  await startConsumers(app);
  await app.getHttpAdapter().getInstance().ready();
}, 60_000);

async function as(
  sub: string,
  role: 'user' | 'visitor' | 'operator' | 'service' = 'user',
  scopes?: string[],
): Promise<{ authorization: string }> {
  const token = await issuer.tokenFor({ sub, role, ...(scopes && { scopes }) });
  return { authorization: `Bearer ${token}` };
}

const shop = () => as('shop', 'service', ['feeds']);

async function feed(kind: string, rows: readonly object[]) {
  const payload = rows.map((row) => JSON.stringify(row)).join('\n');
  const headers = { ...NDJSON, ...(await shop()) };
  return app.inject({ method: 'POST', url: `/v1/feeds/${kind}`, headers, payload });
}

async function get(url: string, headers: Record<string, string>) {
  return app.inject({ url, headers });
}

function tell(...events: DomainEvent[]): Promise<void> {
  return app.get(UnitOfWork).run(() => app.get(Outbox).append(events));
}

const tea = (sku: string) => ({
  sku,
  spu: 'tea',
  name: { zh: '龙井茶', en: `Longjing ${sku}` },
  categoryPath: 'food/tea',
  brand: 'Hill',
  merchantId: 'm-1',
  priceFen: '8800',
});

describe('feeds', () => {
  it('answer every line', async () => {
    const response = await feed('users', [{ userId: 'ann' }, { userId: 'not one' }]);

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      accepted: 1,
      refused: 1,
      results: [
        { line: 1, ok: true },
        { line: 2, ok: false, code: 'field.invalid', field: 'userId' },
      ],
    });
  });

  it('make the states of users fresh before they answer', async () => {
    const paidAt = new Date().toISOString();
    await feed('orders', [{ orderId: 'o-1', userId: 'ben', paidAt, amountFen: '100' }]);
    await feed('segments', [{ segment: 'vip', userId: 'ben', member: true }]);

    expect(await app.get(UserStates).read('ben', new Date())).toMatchObject({
      stage: 'active',
      segments: ['vip'],
    });
  });

  it('refuse a body with nothing to read, or too much of it', async () => {
    const nothing = await feed('orders', []);
    const tooMany = await feed('orders', Array(10_001).fill({}));
    const headers = { ...NDJSON, ...(await shop()) };
    const payload = 'x'.repeat(8 * 1024 * 1024 + 1);
    const tooLarge = await app.inject({ method: 'POST', url: '/v1/feeds/users', headers, payload });

    expect([nothing.statusCode, nothing.json().code]).toEqual([400, 'feed.unreadable']);
    expect([tooMany.statusCode, tooMany.json().code]).toEqual([422, 'feed.too-many-lines']);
    expect(tooLarge.statusCode).toBe(413);
  });

  it('are for services with the scope only', async () => {
    for (const caller of [as('ann'), as('op', 'operator'), as('shop', 'service', ['orders'])]) {
      const headers = { ...NDJSON, ...(await caller) };
      const response = await app.inject({
        method: 'POST',
        url: '/v1/feeds/users',
        headers,
        payload: '{}',
      });
      expect(response.statusCode).toBe(403);
    }
  });
});

describe('products', () => {
  it('are found by words and category, page by page', async () => {
    await feed('products', ['t-1', 't-2', 't-3'].map(tea));
    const ann = await as('ann');
    await eventually(async () => expect((await get('/v1/products/t-3', ann)).statusCode).toBe(200));

    const first = await get('/v1/products?query=longjing&category=food&limit=2', ann);
    const { items, nextCursor } = first.json();
    expect(items.map(({ sku }: { sku: string }) => sku)).toEqual(['t-1', 't-2']);
    expect(items[0]).toEqual({ ...tea('t-1'), estimated: false });

    const url = `/v1/products?query=longjing&category=food&limit=2&cursor=${nextCursor}`;
    const second = (await get(url, ann)).json();
    expect(second).toMatchObject({ items: [{ sku: 't-3' }], nextCursor: null });
  });

  it('answer 404 for an unknown SKU, 400 for a bad query, 401 without a token', async () => {
    const visitor = await as('v-1', 'visitor');
    expect((await get('/v1/products/none', visitor)).statusCode).toBe(404);
    expect((await get('/v1/products?limit=0&colour=red', visitor)).json()).toMatchObject({
      status: 400,
      fields: expect.arrayContaining([
        expect.objectContaining({ path: 'limit' }),
        expect.objectContaining({ path: 'colour' }),
      ]),
    });
    expect((await get('/v1/products?cursor=AAAA', visitor)).statusCode).toBe(400);
    expect((await get('/v1/products', {})).statusCode).toBe(401);
  });
});

describe('the inbox', () => {
  const inboxOf = async (userId: string, more: Record<string, string> = {}, query = '') =>
    (await get(`/v1/users/${userId}/inbox${query}`, { ...(await as(userId)), ...more })).json();

  it('holds one message of an event that a notice is about, in the language asked for', async () => {
    await tell(LOAF_BAKED.of({ userId: 'cai', name: 'rye', count: 2 }));
    await eventually(async () => expect((await inboxOf('cai')).unread).toBe(1));

    expect((await inboxOf('cai')).items).toMatchObject([
      { title: '新鲜出炉', body: 'rye面包 2 个' },
    ]);
    expect(await inboxOf('cai', { 'accept-language': 'en-GB, zh;q=0.5' })).toMatchObject({
      items: [
        { template: 'loaf-baked', title: 'Fresh bread', body: '2 loaves of rye', readAt: null },
      ],
      nextCursor: null,
    });
  });

  it('holds what another layer asked for, once per source event', async () => {
    const request = {
      userId: 'dai',
      template: 'loaf-baked',
      variables: { name: 'oat', count: '1' },
      sourceEventId: newId(),
      requestedAt: new Date().toISOString(),
    };
    await tell(NotificationRequested.of(request), NotificationRequested.of(request));
    await tell(NotificationRequested.of({ ...request, sourceEventId: newId() }));

    await eventually(async () => expect((await inboxOf('dai')).unread).toBe(2));
  });

  it('leaves a request without a template to the dead letters', async () => {
    await tell(
      NotificationRequested.of({
        userId: 'eve',
        template: 'none-such',
        variables: {},
        sourceEventId: newId(),
        requestedAt: new Date().toISOString(),
      }),
    );
    await eventually(async () => {
      const letters = await app.get(Sql).query('select cause from platform.dead_letter');
      expect(letters).toMatchObject([
        { cause: expect.stringContaining('notification.template-unknown') },
      ]);
    });
  });

  it('pages from the newest to the oldest', async () => {
    for (const count of [1, 2, 3]) {
      await tell(LOAF_BAKED.of({ userId: 'fay', name: 'rye', count }));
    }
    await eventually(async () => expect((await inboxOf('fay')).unread).toBe(3));
    const first = await inboxOf('fay', { 'accept-language': 'en' }, '?limit=2');
    const second = await inboxOf(
      'fay',
      { 'accept-language': 'en' },
      `?limit=2&cursor=${first.nextCursor}`,
    );

    expect([...first.items, ...second.items].map(({ body }) => body)).toEqual([
      '3 loaves of rye',
      '2 loaves of rye',
      '1 loaves of rye',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('marks a message as read, and again is the same', async () => {
    await tell(LOAF_BAKED.of({ userId: 'gao', name: 'rye', count: 2 }));
    await eventually(async () => expect((await inboxOf('gao')).unread).toBe(1));
    const [{ id }] = (await inboxOf('gao')).items;
    const read = async () =>
      app.inject({
        method: 'POST',
        url: `/v1/users/gao/inbox/${id}/read`,
        headers: await as('gao'),
      });

    const first = await read();
    expect(first.statusCode).toBe(200);
    expect((await read()).json()).toEqual(first.json());
    expect(first.json().readAt).not.toBeNull();
    expect((await inboxOf('gao')).unread).toBe(0);
  });

  it('does not exist for anybody else', async () => {
    await tell(LOAF_BAKED.of({ userId: 'hao', name: 'rye', count: 2 }));
    await eventually(async () => expect((await inboxOf('hao')).unread).toBe(1));
    const [{ id }] = (await inboxOf('hao')).items;
    const post = async (url: string, userId: string) =>
      app.inject({ method: 'POST', url, headers: await as(userId) });

    expect((await get('/v1/users/hao/inbox', await as('ian'))).statusCode).toBe(404);
    expect((await post(`/v1/users/hao/inbox/${id}/read`, 'ian')).statusCode).toBe(404);
    expect((await post(`/v1/users/ian/inbox/${id}/read`, 'ian')).json()).toMatchObject({
      status: 404,
      code: 'message.unknown',
    });
    expect((await post('/v1/users/ian/inbox/17/read', 'ian')).statusCode).toBe(404);
    expect((await get('/v1/users/hao/inbox', await as('op', 'operator'))).statusCode).toBe(403);
    expect((await inboxOf('hao')).unread).toBe(1);
  });
});
