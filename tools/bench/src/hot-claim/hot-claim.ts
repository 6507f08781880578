import type { Figure, Report } from '../report/figure.js';
import { ROUNDS, SECONDS } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import { walSyncsOf } from '../measure/wal-syncs.js';
import { World, type Subject } from '../world/world.js';
import { differences, NAIVE, OURS } from './check-claims.js';
import { claimRound, cpuMicrosOf, perSecondOf, type Round } from './claim-rounds.js';

const USERS_PER_ROUND = 20_000;
const UNITS = 100_000_000;
const PER_USER = 1_000;
const OURS_AT_MOST = 40_000;
const NAIVE_AT_MOST = 4_000;

/** Ours and the naive reference, round by round. */
interface Pair {
  readonly ours: Round;
  readonly naive: Round;
}

interface Stage {
  readonly world: World;
  readonly ours: Subject;
  readonly naive: Subject;
  readonly oursStock: string;
  readonly naiveStock: string;
}

/** Durable claims of one hot stock over HTTP, against one TypeORM transaction per claim with a row lock. */
export function hotClaim(): Promise<Report> {
  return World.with(async (world) => {
    const [ours, naive] = [await world.issuing(), await world.naive()];
    const stock = { units: UNITS, perUser: PER_USER };
    const stocks = {
      oursStock: await ours.openStock(stock),
      naiveStock: await naive.openStock(stock),
    };
    const stage = { world, ours, naive, ...stocks };
    const oursBefore = await walSyncsOf(ours.databaseUrl);
    const naiveBefore = await walSyncsOf(naive.databaseUrl);
    const many = await pairs(stage, 256);
    const oursSyncs = (await walSyncsOf(ours.databaseUrl)) - oursBefore;
    const naiveSyncs = (await walSyncsOf(naive.databaseUrl)) - naiveBefore;
    const some = await pairs(stage, 64);
    const lone = await pairs(stage, 1);
    const floor = await floorRounds(world, stocks.oursStock);
    const all = [...many, ...some, ...lone];
    const faults = [
      ...(await differences(
        ours,
        OURS,
        all.map((pair) => pair.ours),
      )),
      ...(await differences(
        naive,
        NAIVE,
        all.map((pair) => pair.naive),
      )),
    ];
    const figures = [...figuresOf(many, some, lone), fsyncFigure({ many, oursSyncs, naiveSyncs })];
    const notes = [...notesOf(many, 256), ...notesOf(some, 64), floorNote(floor), ...faults];
    return { bench: 'hot-claim', rounds: ROUNDS, checked: faults.length === 0, figures, notes };
  });
}

async function pairs(stage: Stage, connections: number): Promise<Pair[]> {
  const isLone = connections === 1;
  const times = { warmSeconds: isLone ? 0.5 : 2, seconds: isLone ? 2 : SECONDS };
  const result: Pair[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const users = { firstUser: n * USERS_PER_ROUND, users: isLone ? 200 : USERS_PER_ROUND };
    const order = { connections, ...times, ...users };
    const { world, oursStock, naiveStock } = stage;
    const perSecond = isLone ? 5_000 : OURS_AT_MOST;
    const ours = await claimRound(world, stage.ours, { ...order, stockId: oursStock, perSecond });
    const naive = await claimRound(world, stage.naive, {
      ...{ ...order, stockId: naiveStock, perSecond: NAIVE_AT_MOST },
    });
    result.push({ ours, naive });
  }
  return result;
}

/** The same route with nothing behind its checks: what no way of issuing can be cheaper than. */
async function floorRounds(world: World, stockId: string): Promise<Round[]> {
  const empty = await world.subject('fixtures/empty-app.js');
  const result: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const users = { firstUser: n * USERS_PER_ROUND, users: USERS_PER_ROUND };
    const order = { connections: 256, warmSeconds: 1, seconds: 2, perSecond: OURS_AT_MOST };
    result.push(await claimRound(world, empty, { ...order, ...users, stockId }));
  }
  return result;
}

function floorNote(floor: readonly Round[]): string {
  const of = (measure: Measure): number => rounded(median(floor.map(measure)));
  return `256 connections, the same route with nothing behind its checks: ${of(perSecondOf)} /s, CPU us ${of(cpuMicrosOf)}`;
}

type Measure = (round: Round) => number;

function figuresOf(many: readonly Pair[], some: readonly Pair[], lone: readonly Pair[]): Figure[] {
  const p99: Measure = ({ p99Ms }) => p99Ms;
  return [
    ratio('claims.throughput-ratio', many, perSecondOf, 40, '/s'),
    inverse('claims.cpu-ratio', many, cpuMicrosOf, 40, 'us'),
    ceiling('claims.p99-ms', many, p99, 50),
    ratio('claims-64.throughput-ratio', some, perSecondOf, 40, '/s'),
    inverse('claims-64.cpu-ratio', some, cpuMicrosOf, 40, 'us'),
    ceiling('claims-64.p99-ms', some, p99, 50),
    { ...ratio('lone-claim.p50-ratio', lone, ({ p50Ms }) => p50Ms, 0.8, 'ms'), better: 'lower' },
  ];
}

function ratio(
  name: string,
  pairs: readonly Pair[],
  of: Measure,
  goal: number,
  unit: string,
): Figure {
  const value = median(pairs.map(({ ours, naive }) => of(ours) / of(naive)));
  return {
    name,
    value: rounded(value),
    goal,
    better: 'higher',
    unit: 'x',
    ...sides(pairs, of, unit),
  };
}

function inverse(
  name: string,
  pairs: readonly Pair[],
  of: Measure,
  goal: number,
  unit: string,
): Figure {
  const value = median(pairs.map(({ ours, naive }) => of(naive) / of(ours)));
  return { ...ratio(name, pairs, of, goal, unit), value: rounded(value) };
}

function ceiling(name: string, pairs: readonly Pair[], of: Measure, goal: number): Figure {
  const value = median(pairs.map(({ ours }) => of(ours)));
  const shown = sides(pairs, of, 'ms');
  return { name, value: rounded(value), goal, better: 'lower', unit: 'ms', ...shown };
}

function sides(pairs: readonly Pair[], of: Measure, unit: string) {
  const side = (which: keyof Pair) =>
    `${rounded(median(pairs.map((pair) => of(pair[which]))))} ${unit}`;
  return { ours: side('ours'), reference: side('naive') };
}

function fsyncFigure(of: { many: readonly Pair[]; oursSyncs: number; naiveSyncs: number }): Figure {
  const sent = (which: keyof Pair) => of.many.reduce((sum, pair) => sum + pair[which].sent, 0);
  const ours = of.oursSyncs / sent('ours');
  const naive = of.naiveSyncs / sent('naive');
  return {
    ...{ name: 'claims.fsync-ratio', value: rounded(naive / ours), goal: 30, better: 'higher' },
    ...{ unit: 'x', ours: `${rounded(ours)} per claim`, reference: `${rounded(naive)} per claim` },
  };
}

function notesOf(pairs: readonly Pair[], connections: number): string[] {
  const list = (which: keyof Pair, of: Measure): string =>
    pairs.map((pair) => rounded(of(pair[which]))).join(' ');
  return [
    `${connections} connections, claims/s: ours ${list('ours', perSecondOf)}; naive ${list('naive', perSecondOf)}`,
    `${connections} connections, CPU us per claim of all servers: ours ${list('ours', cpuMicrosOf)}; naive ${list('naive', cpuMicrosOf)}`,
    `${connections} connections, the same of ours by process (issuing, PostgreSQL, Redis): ${[0, 1, 2].map((n) => rounded(median(pairs.map(({ ours }) => ((ours.cpuSecondsOfEach[n] ?? 0) / ours.answered) * 1e6)))).join(' ')}`,
    `${connections} connections, load generator's own CPU us: ${list('ours', ({ ownCpuSeconds, answered }) => (ownCpuSeconds / answered) * 1e6)}`,
  ];
}
