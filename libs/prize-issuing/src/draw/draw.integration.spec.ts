import { beforeAll, describe, expect, it } from '@jest/globals';
import { enablePropagation, inRequest } from '@boon/platform/telemetry';
import { newId, refused } from '@boon/shared-kernel';
import { actsOn, openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import type { DrawResult } from './domain/draw.js';
import { aDrawing, type DrawingForSpecs } from '../testing/draw/a-drawing.js';
import { aLottery, type LotteryBuilder } from '../testing/draw/a-lottery.js';
import { SqlRoundBook } from './infrastructure/sql-round-book.js';
import { TellOlderLotteries } from './tell-older-lotteries.js';
import { changed, tryVerifier } from '../testing/draw/verifier.js';

const NODES = 4;
const WORKERS = 16;
const postgres = usePostgres();
let databases: DatabaseForSpecs[];
let nodes: DrawingForSpecs[];
let issuing: IssuingForSpecs;

beforeAll(async () => {
  enablePropagation();
  const options = { url: postgres.url, persistence: [prizeIssuingPersistence], poolMax: 5 };
  databases = [];
  for (let n = 0; n < NODES; n += 1) databases.push(await openDatabase(options));
  nodes = databases.map((database) => aDrawing(database));
  issuing = anIssuing(databases[0] as DatabaseForSpecs);
}, 60_000);

function node(n: number): DrawingForSpecs {
  const found = nodes[n % nodes.length];
  if (found === undefined) throw new Error('no node');
  return found;
}

async function stock(of: StockBuilder): Promise<string> {
  const outcome = await issuing.openStock.execute(of.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

const publish = (lottery: LotteryBuilder): Promise<string> => node(0).publish(lottery.build());

async function bought(lotteryId: string, userId: string, on = 0): Promise<string> {
  const outcome = await node(on).buyChance.execute({
    ...{ lotteryId, userId, key: newId(), source: 'user' as const },
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.chance.id;
}

async function drawn(userId: string, chanceId: string, on = 0): Promise<DrawResult> {
  const outcome = await node(on).drawPrize.execute({ userId, chanceId, clientSeed: 'seed' });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.result;
}

/** Buys and draws so many chances, the workers side by side on all nodes. */
async function drawMany(lotteryId: string, count: number, name = 'p'): Promise<DrawResult[]> {
  const results: DrawResult[] = [];
  const worker = async (own: number): Promise<void> => {
    for (let n = own; n < count; n += WORKERS) {
      const userId = `${name}-${n}`;
      results.push(await drawn(userId, await bought(lotteryId, userId, n), n + 1));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, own) => worker(own)));
  return results;
}

const LIN = { actor: 'lin', role: 'operator' };

async function proofOf(lotteryId: string, number = 1): Promise<unknown> {
  await node(0).closeRound.close({ lotteryId, number, by: LIN });
  const revealed = await node(0).closeRound.reveal({ lotteryId, number, by: LIN });
  expect(revealed).toEqual({ ok: true });
  const read = await node(1).readRound.proof({ lotteryId, number });
  if (!read.ok) throw new Error(read.code);
  return read.proof;
}

describe('a draw', () => {
  it('grants its prize from the stock, into the wallet, and tells of it', async () => {
    const stockId = await stock(aStock());
    const lotteryId = await publish(
      aLottery().prize('coupon', 1, 1, { stockId }).with({ consolation: 'coupon' }),
    );
    const result = await drawn('ann', await bought(lotteryId, 'ann'));

    expect(result).toMatchObject({
      drawn: { key: 'coupon' },
      awarded: { key: 'coupon' },
      nonce: 1,
    });
    expect(result.grant).toMatchObject({ stockId, kind: 'full-reduction' });
    const wallet = await issuing.readWallet.execute({ userId: 'ann', limit: 5 });
    expect(wallet).toHaveLength(1);
    const types = (await issuing.eventsOf(stockId)).map(({ type }) => type);
    expect(types).toContain('prize-issuing.draw-completed.v1');
    expect(types).toContain('prize-issuing.benefit-claimed.v1');
  });

  it.each([
    { kind: 'no-threshold', amount: '500' },
    { kind: 'category', threshold: '10000', amount: '500', scope: { categories: ['food'] } },
    { kind: 'product', threshold: '0', amount: '500', scope: { skus: ['sku-1'] } },
    { kind: 'voucher', threshold: '10000', amount: '500', merchantId: 'm-1', scope: {} },
    { kind: 'interest-free', months: [3, 6], cap: '3000' },
    { kind: 'subsidy', amount: '2000' },
    { kind: 'physical-gift', sku: 'mug', unitCost: '900' },
    { kind: 'event-item', name: 'raffle ticket', unitCost: '100' },
  ])('brings prizes of every kind through the same door: $kind', async (terms) => {
    const stockId = await stock(aStock().ofTerms(terms));
    const lotteryId = await publish(
      aLottery().prize('prize', 1, 1, { stockId }).with({ consolation: 'prize' }),
    );
    const { grant } = await drawn('kim', await bought(lotteryId, 'kim'));
    expect(grant).toMatchObject({ stockId, kind: terms.kind });
    const wallet = await issuing.readWallet.execute({ userId: 'kim', limit: 20 });
    expect(wallet.map(({ grantId }) => grantId)).toContain(grant?.grantId);
  });

  it('happens once, however often it is tapped and wherever', async () => {
    const stockId = await stock(aStock());
    const lotteryId = await publish(
      aLottery().prize('coupon', 1, 2, { stockId }).prize('blank', 1, 2),
    );
    for (const userId of ['tap-1', 'tap-2', 'tap-3']) {
      const chanceId = await bought(lotteryId, userId);
      const taps = Array.from({ length: 40 }, (_, n) => drawn(userId, chanceId, n));
      const answers = new Set((await Promise.all(taps)).map((result) => JSON.stringify(result)));
      expect(answers.size).toBe(1);
    }
    const rows = await (databases[0] as DatabaseForSpecs).sql.query(
      `select 1 from prize_issuing.draw join prize_issuing.draw_chance as chance on chance.id = chance_id
       where chance.lottery_id = $1`,
      [lotteryId],
    );
    expect(rows).toHaveLength(3);
  });

  it('is refused to others, with another seed, while paused, and after its chance has lapsed', async () => {
    const lotteryId = await publish(aLottery().prize('blank', 1, 1));
    const { sql } = databases[0] as DatabaseForSpecs;
    const setState = (state: string): Promise<number> =>
      sql.execute('update prize_issuing.lottery set state = $2 where id = $1', [lotteryId, state]);
    const [first, second] = [await bought(lotteryId, 'ann'), await bought(lotteryId, 'ann')];
    const draw = (userId: string, chanceId: string, clientSeed = 'seed'): Promise<unknown> =>
      node(0).drawPrize.execute({ userId, chanceId, clientSeed });

    expect(await draw('bob', first)).toEqual(refused('chance.unknown'));
    expect(await draw('ann', newId())).toEqual(refused('chance.unknown'));
    expect(await draw('ann', first)).toMatchObject({ ok: true });
    expect(await draw('ann', first, 'other')).toEqual(refused('draw.seed-changed'));
    await setState('paused');
    expect(await draw('ann', second)).toEqual(refused('lottery.not-running'));
    await setState('ended');
    expect(await draw('ann', second)).toMatchObject({ ok: true });
    await setState('running');
    const third = await bought(lotteryId, 'ann');
    await sql.execute(`update prize_issuing.draw_chance set expires_at = now() where id = $1`, [
      third,
    ]);
    expect(await draw('ann', third)).toEqual(refused('chance.expired'));
  });

  it('brings the consolation when the user may have no more of the prize', async () => {
    const stockId = await stock(aStock().perUser(1));
    const lotteryId = await publish(
      aLottery().prize('coupon', 99, 100, { stockId }).prize('blank', 1, 100),
    );
    const results: DrawResult[] = [];
    for (let n = 0; n < 10; n += 1)
      results.push(await drawn('ann', await bought(lotteryId, 'ann')));
    expect(results.filter((result) => result.grant !== null)).toHaveLength(1);
    const standIns = results.filter(({ reason }) => reason !== null);
    expect(new Set(standIns.map(({ reason }) => reason))).toEqual(new Set(['claim.limit-reached']));
    expect(new Set(standIns.map(({ awarded }) => awarded?.key))).toEqual(new Set(['blank']));
  });
});

describe('draws that are written together', () => {
  it('tell of each one in the trace that its caller asked for, and follow nobody else', async () => {
    const lotteryId = await publish(aLottery().prize('blank', 1, 1));
    const trace = (n: number, flag: string): string =>
      `00-${`${n}`.repeat(32)}-${'a'.repeat(16)}-${flag}`;
    const traces = [trace(1, '01'), trace(2, '00'), trace(3, '01')];
    const users = traces.map((_, n) => `traced-${n}`);
    const chances = await Promise.all(users.map((userId) => bought(lotteryId, userId)));
    await Promise.all(
      chances.map((chanceId, n) =>
        inRequest(`r-${n}`, traces[n], () => drawn(users[n] ?? '', chanceId)),
      ),
    );
    const rows = await (databases[0] as DatabaseForSpecs).sql.query<{ traceparent: string | null }>(
      `select headers->>'traceparent' as traceparent from platform.outbox_event
       where key like 'traced-%' order by key`,
    );
    const told = rows.map(({ traceparent }) => traceparent?.slice(0, 35) ?? null);
    expect(told).toEqual([traces[0]?.slice(0, 35), null, traces[2]?.slice(0, 35)]);
  });
});

describe('prizes in short supply, 16 workers on 4 nodes', () => {
  it('are won exactly 1,000 times where the stock has 1,000 units', async () => {
    const stockId = await stock(aStock().ofUnits(1_000).perUser(null));
    const lotteryId = await publish(
      aLottery()
        .prize('coupon', 9, 10, { stockId })
        .prize('blank', 1, 10)
        .chances({ perRound: 500 }),
    );
    const results = await drawMany(lotteryId, 1_300);

    expect(results.filter(({ grant }) => grant !== null)).toHaveLength(1_000);
    expect(await issuing.counters(stockId)).toMatchObject({ issued: 1_000, held: 1_000 });
    const nonces = new Set(results.map(({ round, nonce }) => `${round}:${nonce}`));
    expect(nonces.size).toBe(1_300);
    expect(Math.max(...results.map(({ nonce }) => nonce))).toBeLessThanOrEqual(500);
    expect(await tryVerifier(await proofOf(lotteryId, 2))).toMatchObject({ status: 0 });
  }, 120_000);

  it('are won exactly as often as their quotas say', async () => {
    const stockId = await stock(aStock().ofUnits(5_000).perUser(null));
    const quotas = { total: 50, month: 80, day: 80 };
    const lotteryId = await publish(
      aLottery().prize('coupon', 1, 2, { stockId, quotas }).prize('blank', 1, 2),
    );
    const results = await drawMany(lotteryId, 300);

    expect(results.filter(({ grant }) => grant !== null)).toHaveLength(50);
    const reasons = new Set(results.map(({ reason }) => reason));
    expect(reasons).toEqual(new Set([null, 'prize.quota-reached']));
    expect(await tryVerifier(await proofOf(lotteryId))).toMatchObject({ status: 0 });
  }, 120_000);

  it('leave an urn ticket by ticket: round after round each prize is won as often as it lies in it', async () => {
    const stockId = await stock(aStock().ofUnits(100).perUser(null));
    const lotteryId = await publish(
      aLottery().tickets('coupon', 30, { stockId }).tickets('blank', 70).chances({ rounds: 2 }),
    );
    const results = await drawMany(lotteryId, 200);

    for (const round of [1, 2]) {
      const won = results.filter((result) => result.round === round && result.grant !== null);
      expect(won).toHaveLength(30);
      expect(await tryVerifier(await proofOf(lotteryId, round))).toMatchObject({ status: 0 });
    }
    const more = { lotteryId, userId: 'late', key: 'k', source: 'user' as const };
    expect(await node(0).buyChance.execute(more)).toEqual(refused('lottery.sold-out'));
  }, 120_000);
});

describe('pity', () => {
  it('brings the prize at the latest with the draw that it promises, for each user', async () => {
    const stockId = await stock(aStock().ofUnits(1_000).perUser(null));
    const lotteryId = await publish(
      aLottery()
        .prize('jackpot', 1, 1_000_000, { stockId })
        .prize('blank', 999_999, 1_000_000)
        .with({ pity: { draws: 5, prize: 'jackpot' } }),
    );
    const byUser = async (userId: string): Promise<number[]> => {
      const chances: string[] = [];
      for (let n = 0; n < 12; n += 1) chances.push(await bought(lotteryId, userId, n));
      const results = await Promise.all(chances.map((chance, n) => drawn(userId, chance, n)));
      return [results.filter(({ grant }) => grant !== null).length];
    };
    const wins = await Promise.all(['u-1', 'u-2', 'u-3', 'u-4'].map(byUser));
    expect(wins.flat()).toEqual([2, 2, 2, 2]);
    expect(await tryVerifier(await proofOf(lotteryId))).toMatchObject({ status: 0 });
  }, 60_000);
});

describe('chances', () => {
  it('are bought once per key, with the same answer, and within the limits per user', async () => {
    const lotteryId = await publish(
      aLottery().prize('blank', 1, 1).chances({ perUserDay: 2, perUserTotal: 3 }),
    );
    const buy = (key: string, n = 0, source: 'user' | 'service' = 'user'): Promise<unknown> =>
      node(n).buyChance.execute({ lotteryId, userId: 'ann', key, source });
    const twins = await Promise.all(Array.from({ length: 20 }, (_, n) => buy('one', n)));
    expect(new Set(twins.map((twin) => JSON.stringify(twin))).size).toBe(1);

    expect(await buy('two')).toMatchObject({ ok: true, chance: { nonce: 2, round: 1 } });
    expect(await buy('three')).toEqual(refused('chance.limit-reached'));
    expect(await buy('three', 1, 'service')).toMatchObject({ ok: true, chance: { nonce: 3 } });
    const unknown = { lotteryId: newId(), userId: 'ann', key: 'k', source: 'user' as const };
    expect(await node(0).buyChance.execute(unknown)).toEqual(refused('lottery.unknown'));
  });
});

describe('a round', () => {
  it('keeps its seed until each chance is drawn or lapsed, and then proves every draw', async () => {
    const lotteryId = await publish(aLottery().prize('a', 1, 3).prize('blank', 2, 3));
    const chanceId = await bought(lotteryId, 'ann');
    const round = { lotteryId, number: 1 };
    expect(await node(0).closeRound.reveal({ ...round, by: LIN })).toMatchObject({
      code: 'round.not-over',
    });
    await node(0).closeRound.close({ ...round, by: LIN });
    expect(await node(0).closeRound.reveal({ ...round, by: LIN })).toEqual(
      refused('round.not-over', { waiting: 1 }),
    );
    expect(await node(0).readRound.proof(round)).toEqual(refused('round.not-revealed'));
    expect(JSON.stringify(await node(0).readRound.execute(round))).not.toContain('serverSeed');

    await drawn('ann', chanceId);
    const later = await node(0).buyChance.execute({
      ...{ lotteryId, userId: 'bob', key: 'k', source: 'user' as const },
    });
    expect(later).toMatchObject({ ok: true, chance: { round: 2, nonce: 1 } });
    expect(await tryVerifier(await proofOf(lotteryId))).toMatchObject({ status: 0 });
    const acts = await actsOn((databases[0] as DatabaseForSpecs).sql, `lottery:${lotteryId}`);
    expect(acts.map(({ actor, action, after }) => [actor, action, after])).toEqual([
      ['lin', 'round.close', { number: 1, state: 'closed' }],
      ['lin', 'round.reveal', { number: 1, state: 'revealed' }],
    ]);
  });

  it('does not verify with one bit of anything flipped', async () => {
    const lotteryId = await publish(aLottery().prize('a', 1, 3).prize('blank', 2, 3));
    await drawMany(lotteryId, 20);
    const proof = await proofOf(lotteryId);
    expect(await tryVerifier(proof)).toMatchObject({ status: 0 });
    for (const flipped of changed(proof)) {
      expect([flipped.what, (await tryVerifier(flipped.proof)).status]).toEqual([flipped.what, 1]);
    }
  }, 60_000);
});

describe('a lottery that was published before planning was told of such', () => {
  it('is told once, whichever process starts first', async () => {
    const { sql, outbox, unitOfWork } = databases[0] as DatabaseForSpecs;
    const lotteryId = await publish(aLottery().prize('blank', 1, 1));
    await sql.execute('insert into prize_issuing.lottery_untold values ($1)', [lotteryId]);
    const told = await Promise.all(
      databases.map((each) =>
        new TellOlderLotteries(new SqlRoundBook(each.sql), each.outbox, each.unitOfWork).execute(),
      ),
    );
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    const events = await sql.query<{ payload: object }>(
      `select payload from platform.outbox_event
       where type = 'prize-issuing.lottery-changed.v1' and payload->>'lotteryId' = $1`,
      [lotteryId],
    );
    expect(events.map(({ payload }) => payload)).toMatchObject([{ state: 'running', version: 1 }]);
    const again = new TellOlderLotteries(new SqlRoundBook(sql), outbox, unitOfWork);
    expect(await again.execute()).toBe(0);
  });
});
