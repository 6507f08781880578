import type { Contender } from '../decision/domain/contender.js';
import type { Lineup } from '../decision/domain/lineup.js';
import type { Trace } from '../decision/domain/trace.js';

/** How many runners-up an answer carries per slot. */
export const MAX_RUNNERS_UP = 3;
/** Among so many of the best they are chosen. */
export const RUNNERS_UP_POOL = 12;

const WHOLE = 1000;
/** What being wholly like one that was chosen takes off a score, in thousandths. */
const SAMENESS = 400;

/**
 * Cuts those who lost on score alone to what an answer may carry. Among the best they differ as far as their scores
 * allow: maximal marginal relevance (Carbonell and Goldstein 1998). Looks no further than one can still be chosen.
 */
export function trim(rivals: Lineup): readonly Contender[] {
  const chosen: Contender[] = [];
  while (chosen.length < MAX_RUNNERS_UP) {
    const next = mostRelevant(rivals, chosen);
    if (next === undefined) break;
    chosen.push(next);
  }
  const byRank = chosen.map((_, rank) => rivals.at(rank) as Contender);
  const isByRank = chosen.every((each, rank) => each === byRank[rank]);
  // Where nobody has to go they stand by rank. Mostly they do so anyway, and nobody looks whether there is one more.
  return isByRank || rivals.at(MAX_RUNNERS_UP) !== undefined ? chosen : byRank;
}

/** Gives each that had to go its reason. */
export function traceTrimmed(
  rivals: readonly Contender[],
  chosen: readonly Contender[],
  trace: Trace,
): void {
  const least = Math.min(...chosen.map(({ score }) => score));
  for (const lost of rivals) {
    if (chosen.includes(lost)) continue;
    trace.drop(lost, 'trim', lost.score > least ? 'trim.diversity' : 'trim.runner-up-limit');
  }
}

function mostRelevant(rivals: Lineup, chosen: readonly Contender[]): Contender | undefined {
  let best: Contender | undefined;
  let most = -Infinity;
  for (let rank = 0; rank < RUNNERS_UP_POOL; rank += 1) {
    // Those further down score no higher, and cannot be more than wholly unlike.
    const candidate = rivals.at(rank, Math.floor(most / WHOLE));
    if (candidate === undefined || candidate.score * WHOLE <= most) break;
    if (!chosen.includes(candidate)) {
      const relevance = candidate.score * (WHOLE - (SAMENESS * likenessOf(candidate, chosen)) / 2);
      if (relevance > most) {
        most = relevance;
        best = candidate;
      }
    }
  }
  return best;
}

function likenessOf(candidate: Contender, chosen: readonly Contender[]): number {
  let most = 0;
  for (const other of chosen) most = Math.max(most, likeness(candidate, other));
  return most;
}

/** 0 to 2: of the same kind, of the same funder. */
function likeness({ offer: one }: Contender, { offer: other }: Contender): number {
  return Number(one.kindNumber === other.kindNumber) + Number(one.funder === other.funder);
}
