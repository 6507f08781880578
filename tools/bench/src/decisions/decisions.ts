import type { RunningRedis } from '@boon/infra';
import { RedisClient } from '@boon/platform/redis';
import type { LoadResult } from '../load/orders.js';
import { median, rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { World, type Subject } from '../world/world.js';
import { checkAnswers, useUpCaps, type Checked, type Stage } from './check-decisions.js';
import { fillNaive, fillNaiveProfiles, fillPlacement, userStatesBuilt } from './fill.js';
import { benchSize, type BenchSize } from './size.js';
import { cpuMicros, listed, perSecond, tail, visitRound, type VisitOrder } from './visit-rounds.js';
import { planAt, SLOTS } from './workload/plans.js';
import { SHOP } from './workload/products.js';

const CONNECTIONS = 64;
/** More would only wait in line: one answer of the reference takes most of a second of CPU. */
const NAIVE_CONNECTIONS = 1;

interface Sides {
  readonly ours: Subject;
  readonly bare: Subject;
  readonly naive: Subject;
}

interface Built {
  readonly users: number;
  readonly seconds: number;
}

interface Filled {
  readonly built: Built;
  readonly ours: Checked;
  readonly naiveFaults: readonly string[];
}

interface Rounds {
  readonly ours: readonly LoadResult[];
  readonly bare: readonly LoadResult[];
  readonly naive: readonly LoadResult[];
}

/** A product page's three slots decided over HTTP, beside bare Fastify and beside the naive reference. */
export function decisions(): Promise<Report> {
  const size = benchSize();
  return World.with(async (world) => {
    const server = await world.redis();
    const redis = await RedisClient.connect({ url: server.url });
    try {
      const { sides, stage, built } = await started(world, server, redis, size);
      const filled = { built, ...(await checkedAnswers(world, sides, stage, size)) };
      await sides.bare.ask({ texts: filled.ours.texts });
      return report(size, filled, await run(world, sides, size));
    } finally {
      await redis.close();
    }
  }, size.visitors);
}

async function started(
  world: World,
  server: RunningRedis,
  redis: RedisClient,
  size: BenchSize,
): Promise<{ sides: Sides; stage: Stage; built: Built }> {
  const now = Date.now();
  const plans = Array.from({ length: size.plans }, (_, n) => planAt(n, now));
  const [database, naiveDatabase] = [await world.postgres('ours'), await world.postgres('naive')];
  await fillPlacement(database.url, plans, { shoppers: size.shoppers, products: SHOP }, now);
  const startedAt = performance.now();
  const ours = await world.subject('fixtures/placement-app.js', database, server);
  const users = await userStatesBuilt(redis);
  const built = { users, seconds: (performance.now() - startedAt) / 1_000 };
  const naive = await world.subject('fixtures/naive-decisions-app.js', naiveDatabase, server);
  await fillNaive(naive.databaseUrl, plans, now);
  await fillNaiveProfiles(redis, size.visitors, now);
  const bare = await world.subject('fixtures/bare-app.js');
  return { sides: { ours, naive, bare }, stage: { plans, now, products: SHOP }, built };
}

async function checkedAnswers(
  world: World,
  { ours, naive }: Sides,
  stage: Stage,
  size: BenchSize,
): Promise<Omit<Filled, 'built'>> {
  const known = await ours.ask<{ offers: number }>({ slot: SLOTS[0] });
  const expected = stage.plans.filter(({ slots }) => slots.includes(SLOTS[0])).length;
  if (known.offers !== expected) throw new Error(`${known.offers} of ${expected} offers are known`);
  const had = await useUpCaps(ours, stage, size.checked);
  const checked = await checkAnswers(world, ours, stage, size.checked, had);
  const naiveChecked = await checkAnswers(world, naive, stage, 5, had);
  // Greedy, as its authors would leave it: what it may not show is a fault, what it misses is not.
  const naiveFaults = naiveChecked.faults.filter((fault) => !fault.includes('the best is'));
  return { ours: checked, naiveFaults };
}

async function run(world: World, sides: Sides, size: BenchSize): Promise<Rounds> {
  const rounds = { ours: [], bare: [], naive: [] } as Record<keyof Rounds, LoadResult[]>;
  for (const side of SIDES) {
    // Code that has not run yet is not what a node under traffic runs, on no side.
    const seconds = size.firstSeconds;
    await visitRound(world, sides[side], { ...orderOf(side, 0, size), seconds });
  }
  for (let n = 0; n < size.rounds; n += 1) {
    for (const side of SIDES) {
      rounds[side].push(await visitRound(world, sides[side], orderOf(side, n, size)));
    }
  }
  return rounds;
}

const SIDES = ['ours', 'bare', 'naive'] as const;

function orderOf(side: keyof Rounds, round: number, size: BenchSize): VisitOrder {
  const isNaive = side === 'naive';
  const users = Math.floor(size.visitors / size.rounds);
  return {
    ...{ firstUser: round * users, users: isNaive ? 50 : users },
    ...{ connections: isNaive ? NAIVE_CONNECTIONS : CONNECTIONS },
    ...{ warmSeconds: size.warmSeconds, seconds: isNaive ? size.naiveSeconds : size.seconds },
  };
}

function report(size: BenchSize, filled: Filled, rounds: Rounds): Report {
  const { ours: checked, naiveFaults, built } = filled;
  const mismatches = checked.faults.length;
  return {
    ...{ bench: 'decisions', rounds: size.rounds },
    checked: mismatches === 0 && naiveFaults.length === 0,
    figures: [
      {
        ...beside(rounds, perSecond, 'naive', '/s'),
        ...{ name: 'decisions.naive-ratio', goal: 150, better: 'higher' },
      },
      {
        ...beside(rounds, cpuMicros, 'bare', 'us'),
        ...{ name: 'decisions.bare-fastify-cpu-ratio', goal: 2, better: 'lower' },
      },
      {
        ...beside(rounds, tail, 'bare', 'x'),
        ...{ name: 'decisions.tail-ratio', goal: 1.5, better: 'lower' },
      },
      {
        ...{ name: 'decisions.mismatches', value: mismatches, goal: 0, better: 'lower' },
        unit: 'answers',
      },
    ],
    notes: [
      `${size.plans} active plans, ${size.shoppers} shoppers' state in Redis, ${size.visitors} of them ask, ${CONNECTIONS} connections`,
      `${checked.answers} answers compared with the oracle, every other one with used-up caps; ${rounded(checked.shown)} of 3 slots have a winner; ${meanBytes(checked.texts)} bytes an answer`,
      `${built.users} user states built from the database by the node that starts, in ${rounded(built.seconds)} s`,
      `CPU us per decision of all servers: ours ${listed(rounds.ours, cpuMicros)}; bare ${listed(rounds.bare, cpuMicros)}; naive ${listed(rounds.naive, cpuMicros)}`,
      `the same of ours by process (placement, PostgreSQL, Redis): ${[0, 1, 2].map((at) => rounded(microsOf(rounds.ours, at))).join(' ')}`,
      `decisions/s: ours ${listed(rounds.ours, perSecond)}; bare ${listed(rounds.bare, perSecond)}; naive ${listed(rounds.naive, perSecond)}`,
      `p50 ms: ours ${listed(rounds.ours, ({ p50Ms }) => p50Ms)}; bare ${listed(rounds.bare, ({ p50Ms }) => p50Ms)}`,
      `p99 ms: ours ${listed(rounds.ours, ({ p99Ms }) => p99Ms)}; bare ${listed(rounds.bare, ({ p99Ms }) => p99Ms)}`,
      ...[...checked.faults, ...naiveFaults].slice(0, 20),
    ],
  };
}

function beside(
  rounds: Rounds,
  of: (result: LoadResult) => number,
  reference: 'naive' | 'bare',
  unit: string,
): Pick<Figure, 'value' | 'unit' | 'ours' | 'reference'> {
  const ratios = rounds.ours.map((ours, at) => of(ours) / of(rounds[reference][at] ?? ours));
  const shown = (side: keyof Rounds) => `${rounded(median(rounds[side].map(of)))} ${unit}`;
  return {
    ...{ value: rounded(median(ratios)), unit: 'x' },
    ...{ ours: shown('ours'), reference: `${reference} ${shown(reference)}` },
  };
}

/** CPU of one server per decision, in us: the median of the rounds. */
function microsOf(results: readonly LoadResult[], server: number): number {
  return median(
    results.map(
      ({ answered, cpuSecondsOfEach }) => ((cpuSecondsOfEach[server] ?? 0) / answered) * 1e6,
    ),
  );
}

function meanBytes(texts: readonly string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return Math.round(bytes / Math.max(texts.length, 1));
}
