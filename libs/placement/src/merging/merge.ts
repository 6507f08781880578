import { compareOffers } from '../catalogue/domain/offer.js';
import type { Contender } from '../decision/domain/contender.js';
import { bestSlate, type Option } from './best-slate.js';

/** More than a request has slots, so that filling them all never outweighs a fen of score. */
const MOST_PLACES = 64;

/** A place to fill, with the candidates that may fill it. */
export interface Opening {
  /** Position in the answer. */
  readonly slotIndex: number;
  /** 0 for the slot's first place. */
  readonly place: number;
  /** Best first (`ranking`). */
  readonly candidates: readonly Contender[];
}

/** Best score first, then by rank: the same order on every node. */
export function ranking(one: Contender, other: Contender): number {
  return other.score - one.score || compareOffers(one.offer, other.offer);
}

/**
 * Lets candidates of all kinds compete: the winner of each opening (null: nobody), so that the total score is
 * the largest there is, nothing is shown twice, and no two winners exclude each other.
 */
export function merge(openings: readonly Opening[]): (Contender | null)[] {
  const [first] = openings;
  if (openings.length === 1) return [bestOf(first)];
  const depth = 2 * openings.length;
  const rivals = openings.map(({ candidates }) => contendersFor(candidates, depth));
  const options = rivals.flatMap((candidates, row) =>
    candidates.map((candidate): Option => ({
      row,
      // Scores decide; between equal totals the one that leaves fewer slots empty.
      value: candidate.score * MOST_PLACES + (openings[row]?.place === 0 ? 1 : 0),
      keys: candidate.offer.exclusions,
    })),
  );
  const flat = rivals.flat();
  const { chosen } = bestSlate(openings.length, options);
  return Array.from(chosen, (at) => (at < 0 ? null : (flat[at] ?? null)));
}

function bestOf(opening: Opening | undefined): Contender | null {
  const [best] = opening?.candidates ?? [];
  return best !== undefined && best.score > 0 ? best : null;
}

/**
 * The candidates that can win one of so many places: each other winner bars what shares a key with it, so of
 * the best ones with keys of their own, enough for all others to bar, none further down is ever better.
 */
function contendersFor(candidates: readonly Contender[], depth: number): readonly Contender[] {
  if (candidates.length <= depth) return candidates.filter(({ score }) => score > 0);
  const found: Contender[] = [];
  const seen = new Set<string>();
  let apart = 0;
  let most = 1;
  for (const candidate of candidates) {
    if (candidate.score <= 0 || apart >= depth * most) break;
    found.push(candidate);
    const { exclusions } = candidate.offer;
    most = Math.max(most, exclusions.length);
    if (exclusions.some((key) => seen.has(key))) continue;
    apart += 1;
    for (const key of exclusions) seen.add(key);
  }
  return found;
}
