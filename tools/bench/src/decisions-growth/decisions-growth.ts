import { join } from 'node:path';
import { RedisClient } from '@boon/platform/redis';
import { checkAnswers, useUpCaps, type Stage } from '../decisions/check-decisions.js';
import { fillPlacement, userStatesBuilt } from '../decisions/fill.js';
import { benchSize, type BenchSize } from '../decisions/size.js';
import { cpuMicros, listed, visitRound } from '../decisions/visit-rounds.js';
import { planAt } from '../decisions/workload/plans.js';
import { MARKETPLACE, SHOP } from '../decisions/workload/products.js';
import type { LoadResult } from '../load/orders.js';
import { median, rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { Child } from '../world/child.js';
import { World, type Subject } from '../world/world.js';
import type { EngineOrder, EngineResult } from './engine-orders.js';

const FEW = 10_000;
const MANY = 100_000;
const CONNECTIONS = 64;

/** A decision among ten times as many plans: over HTTP, and the engine by itself. */
export async function decisionsGrowth(): Promise<Report> {
  const size = { ...benchSize(), shoppers: 100_000, visitors: 20_000 };
  const order = { products: SHOP, growth: 'one-shop', ...engineSize(size) } as const;
  const many = { plans: MANY, checked: size.checked / 10 };
  const fewPlans = await engine({ ...order, plans: FEW });
  const inOneShop = await engine({ ...order, ...many });
  const manyPlans = await engine({
    ...order,
    ...many,
    products: MARKETPLACE,
    growth: 'marketplace',
  });
  const overHttp = await World.with(async (world) => {
    const few = await grown(world, 'few', { plans: FEW, products: SHOP }, size);
    const grownOnes = await grown(world, 'many', { plans: MANY, products: MARKETPLACE }, size);
    const faults = [...few.faults, ...grownOnes.faults];
    return { rounds: await rounds(world, few.subject, grownOnes.subject, size), faults };
  }, size.visitors);
  const engines = [fewPlans, inOneShop, manyPlans];
  const faults = [...overHttp.faults, ...engines.flatMap((each) => each.faults)];
  return {
    ...{ bench: 'decisions-growth', rounds: size.rounds, checked: faults.length === 0 },
    figures: [
      httpFigure(overHttp.rounds),
      { ...atMost('engine.cpu-ms', rounded(fewPlans.cpuMs), 0.2), unit: 'ms' },
      engineFigure('engine.cpu-ratio-10x', fewPlans, inOneShop),
      engineFigure('engine.cpu-ratio-10x-joined', fewPlans, manyPlans),
      { ...atMost('growth.mismatches', faults.length, 0), unit: 'answers' },
    ],
    notes: [
      `CPU us per decision of all servers: ${FEW} plans ${listed(overHttp.rounds.few, cpuMicros)}; ${MANY} plans ${listed(overHttp.rounds.many, cpuMicros)}`,
      'in one shop ten times the plans are about the same products; over HTTP, and as "joined", they are those of merchants who join: their products and vouchers, in a shop with ten times the products, merchants and brands, all of which are visited; the platform keeps its coupons',
      `engine alone: ${engines.map(({ cpuMs }) => rounded(cpuMs)).join(', ')} ms of CPU a decision among few plans, many in one shop, many that joined; ${engines.reduce((sum, { decisions }) => sum + decisions, 0)} made`,
      `snapshots built in ${engines.map(({ buildSeconds }) => rounded(buildSeconds)).join(', ')} s; ${engines.map(({ rssMb }) => rssMb).join(', ')} MB resident`,
      ...faults.slice(0, 20),
    ],
  };
}

interface Grown {
  readonly subject: Subject;
  readonly faults: readonly string[];
}

async function grown(
  world: World,
  name: string,
  { plans: count, products }: { readonly plans: number; readonly products: number },
  size: BenchSize,
): Promise<Grown> {
  const now = Date.now();
  const plans = Array.from({ length: count }, (_, n) => planAt(n, now));
  const stage: Stage = { plans, now, products };
  const [database, server] = [await world.postgres(name), await world.redis(`redis-${name}`)];
  await fillPlacement(database.url, plans, { shoppers: size.shoppers, products }, now);
  const subject = await world.subject('fixtures/placement-app.js', database, server);
  const redis = await RedisClient.connect({ url: server.url });
  try {
    await userStatesBuilt(redis);
    const checked = Math.ceil((size.checked * FEW) / count / 5);
    const had = await useUpCaps(subject, stage, checked);
    return { subject, faults: (await checkAnswers(world, subject, stage, checked, had)).faults };
  } finally {
    await redis.close();
  }
}

interface Rounds {
  readonly few: readonly LoadResult[];
  readonly many: readonly LoadResult[];
}

async function rounds(world: World, few: Subject, many: Subject, size: BenchSize): Promise<Rounds> {
  const results = { few: [] as LoadResult[], many: [] as LoadResult[] };
  const users = Math.floor(size.visitors / size.rounds);
  const { warmSeconds, seconds } = size;
  for (let n = 0; n < size.rounds; n += 1) {
    const order = { firstUser: n * users, users, connections: CONNECTIONS, warmSeconds, seconds };
    results.few.push(await visitRound(world, few, { ...order, products: SHOP }));
    results.many.push(await visitRound(world, many, { ...order, products: MARKETPLACE }));
  }
  return results;
}

function httpFigure({ few, many }: Rounds): Figure {
  const ratios = many.map((result, at) => cpuMicros(result) / cpuMicros(few[at] ?? result));
  const shown = (results: readonly LoadResult[]) => `${rounded(median(results.map(cpuMicros)))} us`;
  return {
    ...{ name: 'growth.cpu-ratio-10x', value: rounded(median(ratios)), goal: 2, better: 'lower' },
    ...{ unit: 'x', ours: shown(many), reference: shown(few) },
  };
}

function engineFigure(name: string, few: EngineResult, many: EngineResult): Figure {
  return {
    ...{ ...atMost(name, rounded(many.cpuMs / few.cpuMs), 2), unit: 'x' },
    ...{ ours: `${rounded(many.cpuMs)} ms`, reference: `${rounded(few.cpuMs)} ms` },
  };
}

function atMost(name: string, value: number, goal: number): Omit<Figure, 'unit'> {
  return { name, value, goal, better: 'lower' };
}

function engineSize({
  seconds,
  checked,
}: BenchSize): Omit<EngineOrder, 'plans' | 'products' | 'growth'> {
  return { visitors: 5_000, seconds: 2 * seconds, checked };
}

type Told = { readonly result: EngineResult } | { readonly fault: string };

async function engine(order: EngineOrder): Promise<EngineResult> {
  const { child } = await Child.start({
    ...{ program: 'decisions-growth/engine-process.js', env: {} },
    logFile: join(keptFolder(), 'engine.log'),
    nodeOptions: ['--max-semi-space-size=64'],
  });
  try {
    const told = await child.ask<Told>(order);
    if ('fault' in told) throw new Error(told.fault);
    return told.result;
  } finally {
    await child.stop();
  }
}
