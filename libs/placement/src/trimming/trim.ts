import type { Contender } from '../decision/domain/contender.js';
import type { Trace } from '../decision/domain/trace.js';

/** How many runners-up an answer carries per slot. */
export const MAX_RUNNERS_UP = 3;
/** Among so many of the best they are chosen. */
export const RUNNERS_UP_POOL = 12;

const WHOLE = 1000;
/** What being wholly like one that was chosen takes off a score, in thousandths. */
const SAMENESS = 400;

/**
 * Cuts the runners-up, best first, to what an answer may carry; each that goes keeps its reason. Among the best
 * they differ as far as their scores allow: maximal marginal relevance (Carbonell and Goldstein 1998).
 */
export function trim(runnersUp: readonly Contender[], trace: Trace | null): readonly Contender[] {
  if (runnersUp.length <= MAX_RUNNERS_UP) return runnersUp;
  const pool = runnersUp.slice(0, RUNNERS_UP_POOL);
  const chosen: Contender[] = [];
  while (chosen.length < MAX_RUNNERS_UP && pool.length > 0) {
    const at = mostRelevant(pool, chosen);
    chosen.push(...pool.splice(at, 1));
  }
  if (trace) {
    const least = Math.min(...chosen.map(({ score }) => score));
    for (const lost of runnersUp) {
      if (chosen.includes(lost)) continue;
      trace.drop(lost, 'trim', lost.score > least ? 'trim.diversity' : 'trim.runner-up-limit');
    }
  }
  return chosen;
}

function mostRelevant(pool: readonly Contender[], chosen: readonly Contender[]): number {
  let best = 0;
  let most = -Infinity;
  for (const [at, candidate] of pool.entries()) {
    let alike = 0;
    for (const other of chosen) alike = Math.max(alike, likeness(candidate, other));
    const relevance = candidate.score * (WHOLE - (SAMENESS * alike) / 2);
    if (relevance <= most) continue;
    most = relevance;
    best = at;
  }
  return best;
}

/** 0 to 2: of the same kind, of the same funder. */
function likeness({ offer: one }: Contender, { offer: other }: Contender): number {
  const isSameFunder = one.merchantId === other.merchantId;
  return Number(one.kind === other.kind) + Number(isSameFunder);
}
