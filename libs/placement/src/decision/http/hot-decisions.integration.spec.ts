import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { postTo } from '@boon/platform/testing';
import { usePostgres } from '@boon/testing';
import { Catalogue } from '../../catalogue/catalogue.js';
import { aPlanItem, aSchemeItem, aStockItem } from '../../testing/catalogue-items.js';
import { holdoutOf } from '../../targeting/holdout-of.js';
import { aPlacementApp } from '../../testing/placement-app.js';

// A followed request always takes the ordinary way, one without a trace the short one once its token is known.
const FOLLOWED = { traceparent: `00-${'1'.repeat(32)}-${'a'.repeat(16)}-00` };
const ALWAYS = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2120-01-01T00:00:00.000Z' };

let app: Awaited<ReturnType<typeof aPlacementApp>>;
let issuer: RunningIssuer;
let folder: string;
const bearers: Record<string, string> = {};
afterAll(async () => {
  await app?.close();
  await issuer?.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await aPlacementApp({ databaseUrl: postgres.url, issuer });
  app.get(Catalogue, { strict: false }).apply(someOffers());
  for (const [name, role] of [
    ['ann', 'user'],
    ['v-1', 'visitor'],
    ['op', 'operator'],
  ] as const) {
    bearers[name] = `Bearer ${await issuer.tokenFor({ sub: name, role })}`;
    // Makes the token known: only then is there a short way.
    await send(name, {}, FOLLOWED);
  }
}, 60_000);

function someOffers() {
  const validity = { ...ALWAYS, daysAfterClaim: 7 };
  const names = [1, 2, 3].map((n) => ({ zh: `满减 "${n}"`, en: `coupon \\ ${n}` }));
  const modes = ['one-click', 'display', 'auto-claim'] as const;
  const items = [1, 2, 3].flatMap((n) => [
    aStockItem(n, { amount: String(1_000 * n) }, { validity, name: names[n - 1]! }),
    aSchemeItem(n, [n]),
    aPlanItem(n, [n], ['home.popup', 'event-hall.banner'], { mode: modes[n - 1]!, priority: n }),
  ]);
  return items.map((item) =>
    item.kind === 'plan' ? ({ ...item, body: { ...item.body, ...ALWAYS } } as typeof item) : item,
  );
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
}

/** What is drawn anew for each decision, or is signed, by its shape. */
async function send(name: string, body: unknown, headers: object = {}): Promise<Answer> {
  const response = await postTo(app, '/v1/decisions', {
    ...{ headers: { authorization: bearers[name] ?? '', ...headers }, body },
  });
  const {
    date: _,
    'x-request-id': requestId,
    'content-length': length,
    ...rest
  } = response.headers;
  const text = response.body
    .replace(String(requestId), 'REQUEST')
    .replaceAll(/v1\.k1\.[\w-]+\.[\w-]+/g, 'TOKEN')
    .replace(/"decisionId":"[0-9a-f-]{36}","decidedAt":"[^"]{24}"/, 'DECISION')
    .replaceAll(/"claimKey":"[0-9a-f-]{36}"/g, 'CLAIM');
  expect(Number(length)).toBe(Buffer.byteLength(response.body));
  return { status: response.status, headers: rest, text };
}

describe('the short way of POST /v1/decisions', () => {
  it.each<[string, string, unknown]>([
    ['winners of every mode', 'ann', { slots: [{ slot: 'event-hall.banner' }] }],
    ['a visitor', 'v-1', { slots: [{ slot: 'home.popup' }, { slot: 'event-hall.banner' }] }],
    [
      'a fallback and an empty slot',
      'ann',
      { slots: [{ slot: 'search.top' }, { slot: 'pdp.any' }] },
    ],
    ['reasons', 'ann', { slots: [{ slot: 'home.popup', sku: 'nothing' }], trace: true }],
    ['products without offers', 'ann', { slots: [{ slot: 'search.top', skus: ['a', 'b'] }] }],
  ])('answers %s as the ordinary way does, to the byte', async (_what, name, body) => {
    const short = await send(name, body);
    const ordinary = await send(name, body, FOLLOWED);
    expect(short.status).toBe(200);
    expect(ordinary).toEqual(short);
  });

  it('refuses as the ordinary way does', async () => {
    const many = Array.from({ length: 61 }, (_, n) => `s${n}`);
    const bodies: [string, unknown, number][] = [
      ['ann', { slots: [{ slot: 'no.such' }] }, 400],
      ['ann', { slots: [{ slot: 'home.popup' }, { slot: 'home.popup' }] }, 400],
      ['ann', { slots: [{ slot: 'search.top', skus: many }] }, 400],
      [
        'ann',
        { slots: [{ slot: 'search.top', skus: many.slice(0, 60) }, { slot: 'pdp.any' }] },
        400,
      ],
      ['ann', { slots: [[]] }, 400],
      ['ann', { slots: [{ slot: 'home.popup', price: 1 }], trace: 'yes' }, 400],
      ['ann', [], 400],
      ['op', { slots: [{ slot: 'home.popup' }] }, 403],
    ];
    for (const [name, body, status] of bodies) {
      const short = await send(name, body);
      expect(short.status).toBe(status);
      expect(await send(name, body, FOLLOWED)).toEqual(short);
    }
  });
});

describe('people who are held out', () => {
  let heldOut: typeof app;
  beforeAll(async () => {
    const placement = { holdout: holdoutOf(1, 'spec') };
    heldOut = await aPlacementApp({ databaseUrl: postgres.url, issuer, placement });
    heldOut.get(Catalogue, { strict: false }).apply(someOffers());
  }, 60_000);
  afterAll(() => heldOut?.close());

  it('are shown the fallback, and operators alone read why', async () => {
    const headers = { authorization: bearers['ann'] ?? '' };
    const body = { slots: [{ slot: 'event-hall.banner' }], trace: true };
    const answer = await postTo(heldOut, '/v1/decisions', { headers, body });
    const { decisionId, slots } = JSON.parse(answer.body) as Decided;
    expect(slots).toMatchObject([{ winners: [], runnersUp: [], reasons: [] }]);
    expect(slots[0]?.fallback).not.toBeNull();

    const explainedTo = async (name: string) => {
      const authorization = bearers[name] ?? '';
      const url = `/v1/decisions/${decisionId}/explain`;
      const told = await heldOut.inject({ method: 'GET', url, headers: { authorization } });
      expect(told.statusCode).toBe(200);
      return told.body;
    };
    expect(await explainedTo('op')).toContain('target.holdout');
    expect(await explainedTo('ann')).not.toContain('holdout');
  });
});

interface Decided {
  readonly decisionId: string;
  readonly slots: readonly { readonly fallback: unknown }[];
}
