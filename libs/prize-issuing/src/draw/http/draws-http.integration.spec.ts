import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GovernanceModule, governancePersistence } from '@boon/governance';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { Sql } from '@boon/platform';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { ServiceSupportModule, serviceSupportPersistence } from '@boon/service-support';
import { newId } from '@boon/shared-kernel';
import { usePostgres } from '@boon/testing';
import { DrawsHttpModule, LotteriesHttpModule } from '../../http/prize-issuing-http.modules.js';
import { fieldsOf, send, type IssuingApp, type Reply } from '../../http/testing/issuing-app.js';
import { PrizeIssuingModule } from '../../prize-issuing.module.js';
import { prizeIssuingPersistence } from '../../prize-issuing.persistence.js';
import { OpenStock } from '../../stock/open-stock.js';
import { SPEC_TOKEN_KEYS } from '../../testing/a-claim-token.js';
import { aStock } from '../../testing/a-stock.js';
import type { LotteryContent } from '../domain/lottery.js';
import { aLottery } from '../../testing/draw/a-lottery.js';
import { tryVerifier } from '../../testing/draw/verifier.js';

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

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

async function lotteryApp(): Promise<IssuingApp> {
  Logger.overrideLogger(false);
  const { jwksUrl, issuer: name, audience } = issuer;
  const persistence = [serviceSupportPersistence, governancePersistence, prizeIssuingPersistence];

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer: name, audience, production: false }),
      DatabaseModule.forRoot({ url: postgres.url, persistence, migrate: true }),
      EventsModule.forRoot({ bus: 'in-process', consumes: [], relay: false }),
      GovernanceModule.forRoot(),
      ServiceSupportModule.forRoot({ accounts: true }),
      PrizeIssuingModule.forRoot({ claimTokenKeys: SPEC_TOKEN_KEYS }),
      DrawsHttpModule,
      LotteriesHttpModule,
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
  app = await lotteryApp();
}, 60_000);

type Role = 'user' | 'operator' | 'service';

async function as(sub: string, role: Role = 'user', scope = 'grants'): Promise<string> {
  const scopes = role === 'service' ? { scopes: [scope] } : {};
  return `Bearer ${await issuer.tokenFor({ sub, role, ...scopes })}`;
}

async function post(url: string, by: string, body: object = {}, key = newId()): Promise<Reply> {
  return send(app, 'POST', url, { by, key, body });
}

async function stock(): Promise<string> {
  const outcome = await app.get(OpenStock, { strict: false }).execute(aStock().build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

/** Drafted by one operator, approved by another, published. */
async function published(content: LotteryContent): Promise<string> {
  const [lin, mei] = [await as('lin', 'operator'), await as('mei', 'operator')];
  const draft = await post('/v1/lotteries', lin, { code: newId(), ...content });
  expect([draft.status, draft.json['state']]).toEqual([201, 'draft']);
  const path = `/v1/lotteries/${draft.json['id'] as string}`;
  await post(`${path}/submit`, lin);
  const { contentHash } = draft.json;
  const verdict = { verdict: 'approve', contentHash };
  expect((await post(`${path}/approvals`, lin, verdict)).json['code']).toBe('approval.own-work');
  expect((await post(`${path}/approvals`, mei, verdict)).json['state']).toBe('approved');
  expect((await post(`${path}/publish`, lin)).json['state']).toBe('running');
  return draft.json['id'] as string;
}

describe('a lottery over HTTP', () => {
  it('is approved by another person, sells a chance, draws it once and proves it', async () => {
    const stockId = await stock();
    const lotteryId = await published(
      aLottery().prize('coupon', 1, 2, { stockId }).prize('blank', 1, 2).build(),
    );
    const [ann, bob, lin] = [await as('ann'), await as('bob'), await as('lin', 'operator')];
    const path = `/v1/lotteries/${lotteryId}`;

    const chance = await post(`${path}/chances`, ann, {}, 'first');
    expect([chance.status, chance.json['nonce']]).toEqual([201, 1]);
    expect((await post(`${path}/chances`, ann, {}, 'first')).text).toBe(chance.text);
    const keyless = await send(app, 'POST', `${path}/chances`, { by: ann, body: {} });
    expect(keyless.json['code']).toBe('idempotency.key-missing');
    const round = await send(app, 'GET', `${path}/rounds/1`, { by: ann });
    expect(round.json).toMatchObject({
      ...{ state: 'open', sold: 1, drawn: 0, waiting: 1 },
      ...{ seedHash: chance.json['seedHash'], tableHash: chance.json['tableHash'] },
    });

    const body = { chanceId: chance.json['chanceId'], clientSeed: 'my-seed' };
    const taps = await Promise.all([1, 2, 3].map(() => post('/v1/draws', ann, body)));
    expect(taps.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(taps.map(({ text }) => text)).size).toBe(1);
    expect((await post('/v1/draws', bob, body)).json['code']).toBe('chance.unknown');
    const other = { ...body, clientSeed: 'other' };
    expect((await post('/v1/draws', ann, other)).json['code']).toBe('draw.seed-changed');

    expect((await post(`${path}/rounds/1/reveal`, lin)).json['code']).toBe('round.not-over');
    await post(`${path}/rounds/1/close`, lin);
    expect((await post(`${path}/rounds/1/reveal`, lin)).json['state']).toBe('revealed');
    const proof = await send(app, 'GET', `${path}/rounds/1/proof`, { by: bob });
    expect(proof.json['draws']).toHaveLength(1);
    expect(await tryVerifier(proof.json)).toMatchObject({ status: 0 });
  });

  it('stops at once when it is paused, and grants chances of services beyond the limits', async () => {
    const lotteryId = await published(
      aLottery().prize('blank', 1, 1).chances({ perUserTotal: 1 }).build(),
    );
    const path = `/v1/lotteries/${lotteryId}`;
    const [ann, shop] = [await as('ann'), await as('shop', 'service')];
    await post(`${path}/chances`, ann);
    const codeOf = async (by: string, body: object = {}): Promise<unknown[]> => {
      const { status, json } = await post(`${path}/chances`, by, body);
      return [status, json['code'] ?? null];
    };

    expect(await codeOf(ann)).toEqual([409, 'chance.limit-reached']);
    expect(await codeOf(shop, { userId: 'ann' })).toEqual([201, null]);
    expect(await codeOf(shop)).toEqual([400, 'chance.user-missing']);
    expect(await codeOf(ann, { userId: 'bob' })).toEqual([403, 'chance.user-foreign']);
    const orders = await as('shop', 'service', 'orders');
    expect(await codeOf(orders, { userId: 'ann' })).toEqual([403, 'auth.forbidden']);
    await post(`${path}/pause`, await as('lin', 'operator'));
    expect(await codeOf(shop, { userId: 'ann' })).toEqual([409, 'lottery.not-running']);
    expect((await post(`/v1/lotteries/${newId()}/chances`, ann)).status).toBe(404);
  });

  it('refuses what is unknown, sold out or over, and a proof before its time', async () => {
    const lotteryId = await published(
      aLottery().prize('blank', 1, 1).chances({ perRound: 1, rounds: 1 }).build(),
    );
    const path = `/v1/lotteries/${lotteryId}`;
    const ann = await as('ann');
    const bought = await post(`${path}/chances`, ann);
    const { chanceId } = bought.json;
    await app
      .get(Sql, { strict: false })
      .execute(`update prize_issuing.draw_chance set expires_at = now() where id = $1`, [chanceId]);
    const replies = [
      await post(`/v1/lotteries/${newId()}/chances`, ann),
      await post(`${path}/chances`, ann),
      await post('/v1/draws', ann, { chanceId, clientSeed: 'seed' }),
      await send(app, 'GET', `${path}/rounds/1/proof`, { by: ann }),
    ];
    expect(replies.map(({ status, json }) => [status, json['code']])).toEqual([
      [404, 'lottery.unknown'],
      [409, 'lottery.sold-out'],
      [409, 'chance.expired'],
      [409, 'round.not-revealed'],
    ]);
  });

  it('names every field at fault, and the rule that a whole content breaks', async () => {
    const lin = await as('lin', 'operator');
    const create = (content: object): Promise<Reply> =>
      post('/v1/lotteries', lin, { code: newId(), ...content });
    const good = aLottery().prize('blank', 1, 1).build();
    const bad = await create({ ...good, policy: 'dice', prizes: [{ key: 'A B' }], more: 1 });
    expect(bad.status).toBe(400);
    expect(fieldsOf(bad.json)).toEqual(expect.arrayContaining(['policy', 'prizes[0].key', 'more']));
    const codes: [LotteryContent, string][] = [
      [aLottery().prize('blank', 1, 2).build(), 'lottery.odds-not-one'],
      [{ ...good, endsAt: good.startsAt }, 'lottery.window-empty'],
      [{ ...good, consolation: 'none' }, 'lottery.consolation-invalid'],
      [{ ...good, pity: { draws: 5, prize: 'none' } }, 'lottery.pity-invalid'],
      [{ ...good, policy: 'urn' }, 'lottery.tickets-missing'],
      [aLottery().prize('blank', 1, 2).prize('blank', 1, 2).build(), 'lottery.prize-keys-repeat'],
      [aLottery().prize('blank', 1, 1).chances({ perRound: null }).build(), 'lottery.round-size'],
      [aLottery().prize('blank', 1, 1, { stockId: newId() }).build(), 'lottery.stock-unknown'],
    ];
    for (const [content, code] of codes) {
      const { status, json } = await create(content);
      expect([status, json['code']]).toEqual([422, code]);
    }
    const ann = await as('ann');
    const faults = await post('/v1/draws', ann, { chanceId: 'x', clientSeed: 'a b' });
    expect(fieldsOf(faults.json)).toEqual(expect.arrayContaining(['chanceId', 'clientSeed']));
    const path = `/v1/lotteries/${newId()}/rounds`;
    expect((await send(app, 'GET', `${path}/1`, { by: ann })).json['code']).toBe('round.unknown');
    expect((await send(app, 'GET', `${path}/x`, { by: ann })).status).toBe(404);
  });
});
