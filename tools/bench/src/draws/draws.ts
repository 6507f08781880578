import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LotteryContent, RoundProof } from '@boon/prize-issuing/draw';
import { greetAll, perSecondOf, cpuMicrosOf } from '../hot-claim/claim-rounds.js';
import type { LoadOrder, LoadResult } from '../load/orders.js';
import { ROUNDS, sized } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { inChild } from '../world/child.js';
import { World, type Subject } from '../world/world.js';
import { lostOrDouble } from './check-draws.js';
import type { MathsOrder, MathsResult } from './draw-maths.js';

const DRAWS = sized(16_000, 10_000);
const MATHS_DRAWS = sized(20_000_000, 10_000_000);
const CONNECTIONS = 256;
const DAY_MS = 86_400_000;
/** Counts farther from their odds than this come once in many millions of runs. */
const TOO_FAR = 7;

interface Round {
  readonly load: LoadResult;
  readonly faults: readonly string[];
}

/** Durable draws over HTTP, each checked against the database and by the verifier; and the maths alone. */
export async function draws(): Promise<Report> {
  const rounds = await World.with(async (world) => {
    const issuing = await world.issuing();
    const result: Round[] = [];
    for (let n = 0; n < ROUNDS; n += 1) result.push(await drawnRound(world, issuing, n));
    return result;
  });
  const maths = await inChild<MathsResult>(
    { program: 'draws/draw-maths-process.js', logFile: join(keptFolder(), 'draws.log') },
    { draws: MATHS_DRAWS, rounds: 3 } satisfies MathsOrder,
  );
  const faults = rounds.flatMap((round) => round.faults);
  const isOff = maths.deviation > TOO_FAR;
  return {
    ...{ bench: 'draws', rounds: ROUNDS, checked: faults.length === 0 && !isOff },
    figures: figuresOf(rounds, maths),
    notes: [
      `${DRAWS} chances a round, each drawn once over HTTP at ${CONNECTIONS} connections: half of them win a grant, a quarter at a daily quota; every round was revealed and verified by tools/verify-draws`,
      `draws/s by round: ${rounds.map(({ load }) => rounded(perSecondOf(load))).join(' ')}; CPU us per draw of all servers ${rounded(median(rounds.map(({ load }) => cpuMicrosOf(load))))}; p99 ${rounded(median(rounds.map(({ load }) => load.p99Ms)))} ms`,
      `maths: 100 prizes, 99 of them at 1e-6, random words of the operating system; with one HMAC-SHA256 a draw ${rounded(maths.committedPerSecond)} /s; farthest count ${rounded(maths.deviation)} standard deviations from its odds`,
      ...faults,
    ],
  };
}

function figuresOf(rounds: readonly Round[], maths: MathsResult): Figure[] {
  const perSecond = median(rounds.map(({ load }) => perSecondOf(load)));
  const wrong = rounds.reduce((sum, { faults }) => sum + faults.length, 0);
  return [
    {
      ...{ name: 'draws.per-second', value: rounded(perSecond), goal: 2_000, unit: '/s' },
      better: 'higher',
    },
    {
      ...{ name: 'draws.maths-per-second', value: rounded(maths.perSecond), goal: 10_000_000 },
      ...{ unit: '/s', better: 'higher' },
    },
    { name: 'draws.lost-or-double', value: wrong, goal: 0, unit: 'draws', better: 'lower' },
  ];
}

async function drawnRound(world: World, on: Subject, n: number): Promise<Round> {
  const firstUser = n * DRAWS;
  const stockId = await on.openStock({ units: 100_000_000, perUser: 1_000 });
  const { lotteryId } = await on.ask<{ lotteryId: string }>({ publish: lotteryOf(stockId) });
  const users = Array.from({ length: DRAWS }, (_, at) => `shopper-${firstUser + at}`);
  const { chances } = await on.ask<{ chances: string[] }>({ sell: { lotteryId, users } });
  const chancesFile = world.fileOf(`chances-${n}`);
  writeFileSync(chancesFile, chances.join('\n'));
  const order: LoadOrder = {
    ...{ kind: 'draw', chancesFile, run: randomBytes(4).toString('hex'), stockId },
    ...{ port: on.port, watched: on.watched, connections: CONNECTIONS },
    ...{ firstUser, users: DRAWS, requests: DRAWS, warmSeconds: 0.5, seconds: 60 },
  };
  await greetAll(world, order);
  const load = await world.load.run(order);
  const { proof } = await on.ask<{ proof: RoundProof }>({ reveal: { lotteryId } });
  return { load, faults: await lostOrDouble(on, { lotteryId, stockId, load, proof }) };
}

function lotteryOf(stockId: string): LotteryContent {
  const now = Date.now();
  const none = { total: null, month: null, day: null };
  const prize = (key: string, numerator: number, of: object) => ({
    ...{ key, name: { zh: key, en: key }, odds: { numerator, denominator: 100 } },
    ...{ stockId: null, tickets: null, quotas: none, ...of },
  });
  return {
    name: { zh: '幸运抽奖', en: 'Lucky draw' },
    policy: 'fixed-odds',
    prizes: [
      prize('coupon', 25, { stockId }),
      prize('rare', 25, { stockId, quotas: { ...none, day: DRAWS } }),
      prize('blank', 50, {}),
    ],
    consolation: 'blank',
    pity: null,
    chances: {
      ...{ perRound: DRAWS, rounds: 1, perUserTotal: null, perUserDay: null, validDays: 7 },
    },
    startsAt: new Date(now - DAY_MS).toISOString(),
    endsAt: new Date(now + 30 * DAY_MS).toISOString(),
  };
}
