import { matches, RuleSet, type RuleContext } from '@boon/service-support/rules';
import { peakMegabytesOf } from '../measure/process-cpu.js';
import { asContext, asRule, asRules } from './as-conditions.js';
import type { MemoryResult, PeerOrder, PeerResult, RulesResult, SpeedResult } from './orders.js';
import type { RulesOrder } from './orders.js';
import { PEERS, type Ask } from './peers.js';
import { benchContexts, benchRules } from './workload.js';

const TOP = 50;
const TIMED_CONTEXTS = 2_000;
const CHECKED_CONTEXTS = 20;
const MILLION_CHECKED = 3;
/** A round of another engine takes about this long, but asks at least one context. */
const PEER_ROUND_MS = 1_500;
const PEER_CONTEXTS_AT_MOST = 200;

/** Does what is asked, in this process. */
export function measureRules(order: RulesOrder): Promise<RulesResult> {
  if (order.task === 'peer') return besidePeer(order);
  const result = order.task === 'memory' ? memory(order.rules) : speed(order.rules, order.rounds);
  return Promise.resolve(result);
}

function speed(count: number, rounds: number): SpeedResult {
  const set = RuleSet.build(asRules(benchRules(count)));
  const contexts = benchContexts(TIMED_CONTEXTS).map(asContext);
  const places = new Int32Array(set.places);
  const all = bestOf(rounds, contexts, (context) => set.collect(context, places));
  const top = bestOf(rounds, contexts, (context) => set.first(context, TOP).length);
  return {
    ...{ cpuMs: all.cpuMs, topCpuMs: top.cpuMs, holding: all.total / contexts.length },
    ...checked(set, count, contexts.slice(0, CHECKED_CONTEXTS)),
  };
}

function memory(count: number): MemoryResult {
  const before = { cpu: cpuMs(), at: performance.now() };
  const set = RuleSet.build(asRules(benchRules(count)));
  const loadSeconds = (performance.now() - before.at) / 1_000;
  const loadCpuSeconds = (cpuMs() - before.cpu) / 1_000;
  const contexts = benchContexts(CHECKED_CONTEXTS).map(asContext);
  const places = new Int32Array(set.places);
  const { cpuMs: asked } = bestOf(3, contexts, (context) => set.collect(context, places));
  const editMs = editedIn(set, contexts[0] as RuleContext);
  const rssMb = peakMegabytesOf(process.pid);
  const { mismatches, pairs } = checked(set, count, contexts.slice(0, MILLION_CHECKED));
  return { rssMb, loadCpuSeconds, loadSeconds, cpuMs: asked, editMs, mismatches, pairs };
}

/** One rule is made to hold for everyone: the answer must have it. */
function editedIn(set: RuleSet, context: RuleContext): number {
  const id = 'rule-7';
  const before = performance.now();
  const answer = set.edited({ put: [{ id, condition: null }] }).match(context);
  const took = performance.now() - before;
  if (!answer.includes(id)) throw new Error('an edit was not visible');
  return took;
}

async function besidePeer(order: PeerOrder): Promise<PeerResult> {
  const rules = [...benchRules(order.rules)];
  const ask = await PEERS[order.peer](order.folder, rules);
  const set = RuleSet.build(asRules(rules));
  const places = new Int32Array(set.places);
  const timed = benchContexts(TIMED_CONTEXTS).map(asContext);
  const first = benchContexts(1);
  await cpuMsOf(first, ask);
  const share = PEER_ROUND_MS / Math.max(0.01, await cpuMsOf(first, ask));
  const contexts = benchContexts(Math.max(1, Math.min(PEER_CONTEXTS_AT_MOST, Math.round(share))));
  let [best, oursBest] = [Infinity, Infinity];
  for (let round = 0; round < order.rounds; round += 1) {
    oursBest = Math.min(
      oursBest,
      bestOf(1, timed, (context) => set.collect(context, places)).cpuMs,
    );
    best = Math.min(best, await cpuMsOf(contexts, ask));
  }
  let mismatches = 0;
  for (const context of contexts) {
    mismatches += differences(await ask(context), set.match(asContext(context)));
  }
  const pairs = contexts.length * order.rules;
  return { cpuMs: best, oursCpuMs: oursBest, mismatches, pairs };
}

/** Asks every rule in turn, as a stream. */
function checked(set: RuleSet, count: number, contexts: readonly RuleContext[]) {
  const naive = contexts.map(() => new Set<string>());
  for (const rule of benchRules(count)) {
    const { id, condition } = asRule(rule);
    contexts.forEach((context, at) => {
      if (condition === null || matches(condition, context)) naive[at]?.add(id);
    });
  }
  let mismatches = 0;
  contexts.forEach((context, at) => {
    mismatches += differences([...(naive[at] ?? [])], set.match(context));
  });
  return { mismatches, pairs: count * contexts.length };
}

function differences(ones: readonly string[], others: readonly string[]): number {
  const [left, right] = [new Set(ones), new Set(others)];
  const missing = [...left].filter((id) => !right.has(id)).length;
  return missing + [...right].filter((id) => !left.has(id)).length;
}

function bestOf(
  rounds: number,
  contexts: readonly RuleContext[],
  ask: (context: RuleContext) => number,
): { readonly cpuMs: number; readonly total: number } {
  let best = Infinity;
  let total = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuMs();
    total = 0;
    for (const context of contexts) total += ask(context);
    best = Math.min(best, (cpuMs() - before) / contexts.length);
  }
  return { cpuMs: best, total };
}

async function cpuMsOf(contexts: Parameters<Ask>[0][], ask: Ask): Promise<number> {
  const before = cpuMs();
  for (const context of contexts) await ask(context);
  return (cpuMs() - before) / contexts.length;
}

/** CPU of all threads of this process so far, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
