import type { Contender } from '../decision/domain/contender.js';
import type { Lineup } from '../decision/domain/lineup.js';
import { bestSlate } from './best-slate.js';
import type { Option } from './slate.js';

/** More than a request has slots, so that filling them all never outweighs a fen of score. */
const MOST_PLACES = 64;

/** A place to fill, with those who may fill it. */
export interface Opening {
  /** Position in the answer. */
  readonly slotIndex: number;
  /** 0 for the slot's first place. */
  readonly place: number;
  readonly lineup: Lineup;
}

/**
 * Lets candidates of all kinds compete: the winner of each opening (null: nobody), so that the total score is
 * the largest there is, nothing is shown twice, and no two winners exclude each other.
 */
export function merge(openings: readonly Opening[]): (Contender | null)[] {
  const best = openings.map(({ lineup }) => bestOf(lineup));
  // Nothing is worth more than the best of every opening, where they may all be shown.
  return areApart(best) ? best : bestTogether(openings);
}

function bestTogether(openings: readonly Opening[]): (Contender | null)[] {
  const depth = 2 * openings.length;
  const options: Option[] = [];
  const contenders: Contender[] = [];
  openings.forEach(({ lineup, place }, row) => {
    for (const contender of contendersFor(lineup, depth)) {
      // Scores decide; between equal totals the one that leaves fewer slots empty.
      const value = contender.score * MOST_PLACES + (place === 0 ? 1 : 0);
      options.push({ row, value, keys: contender.offer.exclusions });
      contenders.push(contender);
    }
  });
  const { chosen } = bestSlate(openings.length, options);
  return Array.from(chosen, (at) => (at < 0 ? null : (contenders[at] ?? null)));
}

function bestOf(lineup: Lineup): Contender | null {
  const best = lineup.at(0);
  return best !== undefined && best.score > 0 ? best : null;
}

/** Whether no two of them exclude each other. */
function areApart(winners: readonly (Contender | null)[]): boolean {
  const seen: string[] = [];
  for (const winner of winners) {
    const keys = winner?.offer.exclusions ?? NO_KEYS;
    for (const key of keys) if (seen.includes(key)) return false;
    seen.push(...keys);
  }
  return true;
}

const NO_KEYS: readonly string[] = [];

/**
 * The candidates that can win one of so many places: each other winner bars what shares a key with it, so of
 * the best ones with keys of their own, enough for all others to bar, none further down is ever better.
 */
function contendersFor(lineup: Lineup, depth: number): readonly Contender[] {
  const found: Contender[] = [];
  const seen = new Set<string>();
  let apart = 0;
  let most = 1;
  for (let rank = 0; apart < depth * most; rank += 1) {
    const candidate = lineup.at(rank);
    if (candidate === undefined || candidate.score <= 0) break;
    found.push(candidate);
    const { exclusions } = candidate.offer;
    most = Math.max(most, exclusions.length);
    if (exclusions.some((key) => seen.has(key))) continue;
    apart += 1;
    for (const key of exclusions) seen.add(key);
  }
  return found;
}
