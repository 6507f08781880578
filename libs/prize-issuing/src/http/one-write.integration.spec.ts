import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { newId } from '@boon/shared-kernel';
import { openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { OpenCodeBatch } from '../code/open-code-batch.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { OpenStock } from '../stock/open-stock.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { aDrawing } from '../testing/draw/a-drawing.js';
import { aLottery } from '../testing/draw/a-lottery.js';
import { aStock } from '../testing/a-stock.js';
import { violated } from '../testing/violated.js';
import { issuingApp, send, type IssuingApp } from './testing/issuing-app.js';

const TIMES = 50;

let app: IssuingApp;
let issuer: RunningIssuer;
let folder: string;
let port: number;
let database: DatabaseForSpecs;
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
  await app.listen(0, '127.0.0.1');
  ({ port } = (app.getHttpServer() as Server).address() as AddressInfo);
  database = await openDatabase({ url: postgres.url, persistence: [prizeIssuingPersistence] });
}, 60_000);

async function as(sub: string, scope?: string): Promise<string> {
  const of = scope === undefined ? { role: 'user' } : { role: 'service', scopes: [scope] };
  return `Bearer ${await issuer.tokenFor({ sub, ...of } as Parameters<typeof issuer.tokenFor>[0])}`;
}

async function opened(): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(aStock().build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

interface Request {
  readonly path: string;
  readonly by: string;
  readonly key: string;
  readonly body?: object;
}

/** The same request fifty times in one write to one socket; answers the bodies with their status, sorted. */
function inOneWrite({ path, by, key, body = {} }: Request): Promise<string[]> {
  const text = JSON.stringify(body);
  const request = (isLast: boolean): string =>
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${by}\r\n` +
    `content-type: application/json\r\nidempotency-key: ${key}\r\n` +
    `content-length: ${Buffer.byteLength(text)}\r\n` +
    `connection: ${isLast ? 'close' : 'keep-alive'}\r\n\r\n${text}`;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(Array.from({ length: TIMES }, (_, n) => request(n === TIMES - 1)).join(''));
    });
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk) => (received += chunk));
    socket.on('end', () => resolve(answersOf(received))).on('error', reject);
  });
}

function answersOf(text: string): string[] {
  return text
    .split(/HTTP\/1\.1 (?=\d{3} )/)
    .slice(1)
    .map((answer) => `${answer.slice(0, 3)} ${answer.slice(answer.indexOf('\r\n\r\n') + 4).trim()}`)
    .sort();
}

async function count(table: string, where: string, of: string): Promise<number> {
  const [row] = await database.sql.query<{ count: number }>(
    `select count(*)::int as count from prize_issuing.${table} where ${where} = $1`,
    [of],
  );
  return row?.count ?? -1;
}

describe('fifty identical requests in one write', () => {
  it('claim once, and get one answer', async () => {
    const stockId = await opened();
    const token = aClaimToken('claimer', stockId);
    const body = { token: token.signed() };
    const request = { path: '/v1/claims', by: await as('claimer'), key: token.build().id, body };
    const answers = await inOneWrite(request);
    expect([answers.length, new Set(answers).size]).toEqual([TIMES, 1]);
    expect(answers[0]).toMatch(/^201 /);
    expect(await count('benefit_grant', 'stock_id', stockId)).toBe(1);
  });

  it('lock, confirm and return an order once', async () => {
    const token = aClaimToken('buyer', await opened());
    const claim = { by: await as('buyer'), key: token.build().id, body: { token: token.signed() } };
    await send(app, 'POST', '/v1/claims', claim);
    const by = await as('shop', 'orders');
    const line = {
      ...{ lineId: '1', sku: 'shoe', spu: 'spu-shoe', category: 'shoes/running' },
      ...{ brand: 'swift', merchant: 'm-1', quantity: 2, unitPrice: '20000' },
    };
    const order = { orderId: newId(), userId: 'buyer', lines: [line], expectedPayable: '35000' };
    const path = '/v1/redemptions';
    const locked = await inOneWrite({ path, by, key: newId(), body: order });
    expect([locked.length, new Set(locked).size, locked[0]?.slice(0, 3)]).toEqual([50, 1, '201']);
    const { id } = JSON.parse(locked[0]?.slice(4) ?? '{}') as { id: string };
    expect(await count('redemption', 'user_id', 'buyer')).toBe(1);

    for (const [act, body] of [
      ['confirm', {}],
      ['returns', { lines: [{ lineId: '1', quantity: 1 }] }],
    ] as const) {
      const answers = await inOneWrite({ path: `${path}/${id}/${act}`, by, key: newId(), body });
      expect([act, answers.length, new Set(answers).size]).toEqual([act, TIMES, 1]);
      expect(answers[0]).toMatch(/^20[01] /);
    }
    const [row] = await database.sql.query<{ returned: number }>(
      `select returned from prize_issuing.redemption_line where redemption_id = $1`,
      [id],
    );
    expect(row).toEqual({ returned: 1 });
  });

  it('draw a chance once', async () => {
    const drawing = aDrawing(database);
    const stockId = await opened();
    const lotteryId = await drawing.publish(
      aLottery().prize('coupon', 1, 2, { stockId }).prize('blank', 1, 2).build(),
    );
    const sold = await drawing.buyChance.execute({
      ...{ lotteryId, userId: 'drawer', key: newId(), source: 'user' },
    });
    if (!sold.ok) throw new Error(sold.code);
    const chanceId = sold.chance.id;
    const body = { chanceId, clientSeed: 'lucky' };
    const path = '/v1/draws';
    const answers = await inOneWrite({ path, by: await as('drawer'), key: newId(), body });
    expect([answers.length, new Set(answers).size]).toEqual([TIMES, 1]);
    expect(answers[0]).toMatch(/^201 /);
    expect(await count('draw', 'chance_id', chanceId)).toBe(1);
  });

  it('use a code once', async () => {
    const stockId = await opened();
    const open = app.get(OpenCodeBatch, { strict: false });
    const codes = { kind: 'public', code: 'ONCE50' } as const;
    await open.execute({ stockId, codes, note: 'spec', openedBy: 'shop' });
    const body = { code: 'once-50' };
    const path = '/v1/code-claims';
    const answers = await inOneWrite({ path, by: await as('coder'), key: newId(), body });
    // Five are looked at, as many as may miss; the others wait for them or are told to.
    const granted = answers.filter((answer) => answer.startsWith('201'));
    expect([answers.length, new Set(granted).size]).toEqual([TIMES, 1]);
    expect(await count('benefit_grant', 'stock_id', stockId)).toBe(1);
  });

  it('leave the shop sound', async () => {
    expect(await violated(database.sql)).toEqual([]);
  });
});
