import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { eventually, usePostgres, useRedis } from '@boon/testing';
import { Catalogue } from '../catalogue/catalogue.js';
import { slotItem } from '../catalogue/catalogue-item-of.js';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { aPlanItem, aSchemeItem, aSlot, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import { aPlacementApp } from '../testing/placement-app.js';

const ALWAYS = { startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2120-01-01T00:00:00.000Z' };
/** Longer than a busy machine takes, shorter than a source that stalls. */
const PATIENT_MS = 1_000;

/** A recommender that picks the third stock for everybody, and can be made to stall. */
class Recommender {
  isStalled = false;
  private readonly waiting = new Set<ServerResponse>();
  private readonly server: Server = createServer((_, response) => {
    if (this.isStalled) this.waiting.add(response);
    // Long after the budget of an impatient slot.
    else setTimeout(() => this.answer(response), 60);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const response of this.waiting) response.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(response: ServerResponse): void {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ stockIds: [uuidOf('stock', 3), 'none', 7] }));
  }
}

function always(item: CatalogueItem, rest: object = {}): CatalogueItem {
  return { ...item, body: { ...item.body, ...ALWAYS, ...rest } } as CatalogueItem;
}

function offers(): CatalogueItem[] {
  const validity = { ...ALWAYS, daysAfterClaim: 7 };
  const caps = [{ on: 'benefit', period: 'day', limit: 5, isHard: true }];
  const picked = ['patient', 'hasty'].map((name) => `event-hall.${name}`);
  return [
    ...[1, 2, 3, 4].map((n) => aStockItem(n, { amount: String(5_000 - n) }, { validity })),
    ...[1, 2, 3].map((n) => aSchemeItem(n, [n])),
    aSchemeItem(4, [4], {
      audience: { op: 'in', attribute: 'user.stage', values: ['new'] } as never,
    }),
    always(aPlanItem(1, [1, 4], ['home.popup'], { priority: 900 }), { caps }),
    always(aPlanItem(2, [2], ['home.popup'])),
    always(aPlanItem(3, [3], picked)),
    ...picked.map((name, at) =>
      slotItem({
        ...aSlot(name),
        sources: [{ source: 'personalised', limit: 10, budgetMs: at === 0 ? PATIENT_MS : 1 }],
      }),
    ),
  ];
}

let app: Awaited<ReturnType<typeof aPlacementApp>>;
let issuer: RunningIssuer;
let folder: string;
const recommender = new Recommender();
afterAll(async () => {
  await app?.close();
  await issuer?.stop();
  await recommender.stop();
  await rm(folder, { recursive: true, force: true });
});
const postgres = usePostgres();
const redis = useRedis();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
  issuer = await startIssuer({ dir: folder });
  app = await aPlacementApp({
    ...{ databaseUrl: postgres.url, issuer, redisUrl: redis.server.url },
    placement: {
      picksUrl: await recommender.start(),
      ...{ readDeadlineMs: PATIENT_MS, tracesPerMinute: 2 },
    },
  });
  app.get(Catalogue, { strict: false }).apply(offers());
  await open();
}, 60_000);

interface Answer {
  readonly degraded: readonly string[];
  readonly slots: readonly {
    readonly winners: readonly { readonly stockId: string }[];
    readonly reasons?: readonly { readonly reason: string }[];
  }[];
}

async function ask(name: string, slots: readonly string[], more: object = {}) {
  const response = await app.inject({
    ...{ method: 'POST', url: '/v1/decisions' },
    headers: { authorization: `Bearer ${await issuer.tokenFor({ sub: name, role: 'user' })}` },
    payload: { slots: slots.map((slot) => ({ slot })), ...more },
  });
  return { status: response.statusCode, headers: response.headers, text: response.body };
}

async function decided(name: string, slots: readonly string[], more: object = {}) {
  const { status, text } = await ask(name, slots, more);
  expect(status).toBe(200);
  const { degraded, slots: answered } = JSON.parse(text) as Answer;
  return {
    degraded,
    shown: answered.map(({ winners }) => winners.map(({ stockId }) => stockId)),
    reasons: answered.map(({ reasons = [] }) => reasons.map(({ reason }) => reason)),
  };
}

/** Until hard caps are counted anew, and whenever Redis is gone, they are closed. */
async function open(): Promise<void> {
  await eventually(async () => {
    expect((await decided('zoe', ['home.popup'])).degraded).not.toContain('hard-caps');
  });
}

const stock = (n: number): string => uuidOf('stock', n);

describe('a decision in bad times', () => {
  it('is made with a source that answers within the budget of the slot, and without it elsewhere', async () => {
    const slots = ['event-hall.patient', 'event-hall.hasty'];
    const answer = await decided('ann', slots, { trace: true });
    expect(answer.shown).toEqual([[stock(3)], []]);
    expect(answer.degraded).toEqual(['source:personalised']);
    expect(answer.reasons[1]).toContain('recall.source-late');
    expect(await decided('ann', ['event-hall.patient'])).toMatchObject({ degraded: [] });
  });

  it('does not wait for a source that stalls longer than its budget', async () => {
    recommender.isStalled = true;
    // The popup's own setting gives the source 20 ms; what others propose is shown.
    const answer = await decided('bob', ['home.popup', 'event-hall.hasty']);
    recommender.isStalled = false;
    expect(answer).toMatchObject({ degraded: ['source:personalised'], shown: [[stock(1)], []] });
  });

  it('tells reasons so many times a minute and no more, whichever way the request takes', async () => {
    const answers = [];
    // Two a minute: of five, in at most two minutes, the last is too much.
    for (let at = 0; at < 5; at += 1) {
      answers.push(await ask('cho', ['event-hall.patient'], { trace: true }));
    }
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(JSON.parse(last?.text ?? '')).toMatchObject({
      code: 'decision.trace-limit',
      details: { perMinute: 2 },
    });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('cho', ['event-hall.patient'])).status).toBe(200);
    expect((await ask('dan', ['event-hall.patient'], { trace: true })).status).toBe(200);
  });

  it('is made while Redis is frozen: without audiences and counters, and nothing with a hard cap', async () => {
    await decided('eve', ['home.popup']);
    redis.server.signal('SIGSTOP');
    const answers = await Promise.all(['eve', 'fay'].map((name) => decided(name, ['home.popup'])));
    // The answers are here, and Redis still is not.
    redis.server.signal('SIGCONT');
    for (const { degraded, shown } of answers) {
      expect(degraded).toEqual(
        expect.arrayContaining(['user-state', 'counters', 'source:personalised']),
      );
      expect(degraded).toContain('hard-caps');
      expect(shown).toEqual([[stock(2)]]);
    }
    await open();
    expect((await decided('eve', ['home.popup'])).shown).toEqual([[stock(1)]]);
  });
});
