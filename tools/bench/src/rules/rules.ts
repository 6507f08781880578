import { join } from 'node:path';
import { ROUNDS } from '../measure/bench-size.js';
import { rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { inChild } from '../world/child.js';
import { installPeers } from '../world/peer-packages.js';
import type { MemoryResult, PeerResult, RulesOrder, RulesResult, SpeedResult } from './orders.js';
import { PEER_VERSIONS, type PeerName } from './engine-versions.js';

const FEW = 10_000;
const MANY = 100_000;
const MILLION = 1_000_000;

interface Beside extends PeerResult {
  readonly peer: PeerName;
}

/** Which of N rules hold: ours at three sizes, and beside five engines on the same rules. */
export async function rules(): Promise<Report> {
  const folder = join(keptFolder(), 'rule-engines');
  installPeers(folder, PEER_VERSIONS);
  const few = await measured<SpeedResult>({ task: 'speed', rules: FEW, rounds: ROUNDS });
  const many = await measured<SpeedResult>({ task: 'speed', rules: MANY, rounds: ROUNDS });
  const million = await measured<MemoryResult>({ task: 'memory', rules: MILLION });
  const beside: Beside[] = [];
  for (const peer of Object.keys(PEER_VERSIONS) as PeerName[]) {
    const order = { task: 'peer', peer, folder, rules: FEW, rounds: ROUNDS } as const;
    beside.push({ ...(await measured<PeerResult>(order)), peer });
  }
  const all = [few, many, million, ...beside];
  const mismatches = all.reduce((sum, each) => sum + each.mismatches, 0);
  return {
    ...{ bench: 'rules', rounds: ROUNDS, checked: mismatches === 0 },
    figures: [
      ...speedFigures(few, many),
      ...millionFigures(million),
      engineFigure(beside),
      atMost('rules.mismatches', mismatches, 0, 'answers'),
    ],
    notes: notesOf(few, many, million, beside),
  };
}

function speedFigures(few: SpeedResult, many: SpeedResult): Figure[] {
  return [
    atMost('rules-10k.cpu-ms', few.cpuMs, 0.08, 'ms'),
    atMost('rules-100k.cpu-ms', many.cpuMs, 1.5, 'ms'),
    atMost('rules-100k.top-50-cpu-ms', many.topCpuMs, 0.5, 'ms'),
  ];
}

function millionFigures(million: MemoryResult): Figure[] {
  return [
    atMost('rules-1m.rss-mb', million.rssMb, 600, 'MB'),
    atMost('rules-1m.load-cpu-s', million.loadCpuSeconds, 20, 's'),
    atMost('rules-1m.edit-ms', million.editMs, 200, 'ms'),
  ];
}

function engineFigure(beside: readonly Beside[]): Figure {
  const ratioOf = ({ cpuMs, oursCpuMs }: Beside) => cpuMs / oursCpuMs;
  const [best] = [...beside].sort((one, other) => ratioOf(one) - ratioOf(other));
  if (best === undefined) throw new Error('no engine was measured');
  return {
    ...{ name: 'rules-10k.best-engine-ratio', value: rounded(ratioOf(best)), goal: 50 },
    ...{ better: 'higher', unit: 'x', ours: `${rounded(best.oursCpuMs)} ms` },
    reference: `${best.peer} ${rounded(best.cpuMs)} ms`,
  };
}

function atMost(name: string, value: number, goal: number, unit: string): Figure {
  return { name, value: rounded(value), goal, better: 'lower', unit };
}

function notesOf(
  few: SpeedResult,
  many: SpeedResult,
  million: MemoryResult,
  beside: readonly Beside[],
): string[] {
  const peers = beside.map(
    ({ peer, cpuMs, oursCpuMs }) =>
      `${peer} ${PEER_VERSIONS[peer]}: ${rounded(cpuMs)} ms a context, ours beside it ${rounded(oursCpuMs)} ms`,
  );
  const pairs = [few, many, million, ...beside].reduce((sum, each) => sum + each.pairs, 0);
  return [
    'CPU of the whole process per context, best round; mean 5 predicates, Zipf values, 15 % NOT IN',
    `${rounded(few.holding)} of 10,000 and ${rounded(many.holding)} of 100,000 rules hold`,
    `1 M rules: ${rounded(million.cpuMs)} ms a context, loaded in ${rounded(million.loadSeconds)} s`,
    `${pairs} answers compared with asking each rule in turn, or with the other engine`,
    ...peers,
  ];
}

function measured<Result extends RulesResult>(order: RulesOrder): Promise<Result> {
  const logFile = join(keptFolder(), 'rules.log');
  return inChild<Result>({ program: 'rules/rules-process.js', logFile }, order);
}
