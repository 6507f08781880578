import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { postTo } from '@boon/platform/testing';
import { usePostgres } from '@boon/testing';
import { issuingApp, type IssuingApp } from '../../http/testing/issuing-app.js';
import { OpenStock } from '../../stock/open-stock.js';
import { aClaimToken, type ClaimTokenBuilder } from '../../testing/a-claim-token.js';
import { aStock, type StockBuilder } from '../../testing/a-stock.js';

// A followed request always takes the ordinary way, one without a trace the short one once its token is known.
const FOLLOWED = { traceparent: `00-${'1'.repeat(32)}-${'a'.repeat(16)}-00` };

let app: IssuingApp;
let issuer: RunningIssuer;
let folder: string;
let ann: string;
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
  ann = `Bearer ${await issuer.tokenFor({ sub: 'ann', role: 'user' })}`;
  await send(aClaimToken('ann', await opened()), FOLLOWED);
}, 60_000);

async function opened(stock: StockBuilder = aStock()): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

async function send(token: ClaimTokenBuilder, headers: object, body?: object): Promise<Answer> {
  const response = await postTo(app, '/v1/claims', {
    headers: { authorization: ann, 'idempotency-key': token.build().id, ...headers },
    body: body ?? { token: token.signed() },
  });
  const { date: _, 'x-request-id': requestId, ...rest } = response.headers;
  const text = response.body.replace(String(requestId), 'REQUEST');
  return { status: response.status, headers: rest, text };
}

/** Both ways, the short one first. */
async function bothWays(...of: [ClaimTokenBuilder, object?, object?]): Promise<Answer[]> {
  const [token, headers = {}, body] = of;
  const short = await send(token, headers, body);
  return [short, await send(token, { ...headers, ...FOLLOWED }, body)];
}

describe('the short way of POST /v1/claims', () => {
  it('answers a grant and its repetition as the ordinary way does, to the byte', async () => {
    const [short, ordinary] = await bothWays(aClaimToken('ann', await opened()));
    expect(short?.status).toBe(201);
    expect(ordinary?.text).toBe(short?.text);
    expect(ordinary?.headers).toEqual(short?.headers);
  });

  it('refuses as the ordinary way does', async () => {
    const stockId = await opened(aStock().ofUnits(1));
    await send(aClaimToken('ann', stockId), {});
    const own = aClaimToken('ann', await opened());
    const cases: [ClaimTokenBuilder, object?, object?][] = [
      [aClaimToken('ann', stockId)],
      [aClaimToken('bob', stockId)],
      [own, { 'idempotency-key': 'another' }],
      [own, { 'idempotency-key': 'with blanks' }],
      [own, { 'idempotency-key': '' }],
      [own, { 'accept-language': 'en' }, { token: `${own.signed()}x` }],
      [own, {}, { token: '' }],
      [own, {}, { token: 7, more: true }],
      [own, {}, []],
    ];
    const statuses: (number | undefined)[] = [];
    for (const each of cases) {
      const [short, ordinary] = await bothWays(...each);
      expect(ordinary).toEqual(short);
      statuses.push(short?.status);
    }
    expect(statuses).toEqual([409, 403, 422, 400, 400, 422, 400, 400, 400]);
  });
});
