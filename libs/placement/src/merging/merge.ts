import type { Candidate, Dropped } from '../decision/domain/candidate.js';
import { assign, IMPOSSIBLE } from './assign.js';

/** More than a request has slots, so that filling them all never outweighs a fen of score. */
const MOST_PLACES = 64;

/** A place to fill, with the candidates that may fill it. */
export interface Opening {
  /** Position in the answer. */
  readonly slotIndex: number;
  /** 0 for the slot's first place. */
  readonly place: number;
  readonly candidates: readonly Candidate[];
}

/** The winner of each opening (null: nobody), and why every other candidate lost. */
export interface Merged {
  readonly winners: readonly (Candidate | null)[];
  /** Per slot index: candidates that lost on score alone, best first. */
  readonly runnersUp: ReadonlyMap<number, readonly Candidate[]>;
  readonly dropped: readonly Dropped[];
}

/**
 * Lets candidates of all kinds compete: the exact assignment of stocks to openings with the largest total
 * score, no stock shown twice in one answer.
 */
export function merge(openings: readonly Opening[]): Merged {
  const stocks = [...new Set(openings.flatMap(({ candidates }) => candidates.map(stockOf)))].sort();
  const column = new Map(stocks.map((stock, index) => [stock, index]));
  const best = openings.map((opening) => bestPerStock(opening, column));
  const chosen = assign(
    best.map((row, at) => row.map((candidate) => worth(candidate, openings[at]))),
  );
  const winners = chosen.map((at, index) => (at < 0 ? null : (best[index]?.[at] ?? null)));
  return { winners, ...losers(openings, winners) };
}

/** Scores decide; between equal totals the one that leaves fewer slots empty. */
function worth(candidate: Candidate | undefined, opening: Opening | undefined): number {
  if (candidate === undefined || candidate.score <= 0) return IMPOSSIBLE;
  return candidate.score * MOST_PLACES + (opening?.place === 0 ? 1 : 0);
}

function bestPerStock(
  { candidates }: Opening,
  column: ReadonlyMap<string, number>,
): (Candidate | undefined)[] {
  const row = new Array<Candidate | undefined>(column.size).fill(undefined);
  for (const candidate of candidates) {
    const at = column.get(stockOf(candidate)) ?? 0;
    const rival = row[at];
    if (!rival || candidate.score > rival.score) row[at] = candidate;
  }
  return row;
}

function losers(
  openings: readonly Opening[],
  winners: readonly (Candidate | null)[],
): Omit<Merged, 'winners'> {
  const won = new Set(winners.filter((winner) => winner !== null));
  const shown = new Set([...won].map(stockOf));
  const seen = new Set<Candidate>();
  const runnersUp = new Map<number, Candidate[]>();
  const dropped: Dropped[] = [];
  for (const { slotIndex, candidates } of openings) {
    for (const candidate of candidates) {
      if (won.has(candidate) || seen.has(candidate)) continue;
      seen.add(candidate);
      if (shown.has(stockOf(candidate))) {
        dropped.push({ candidate, stage: 'merge', reason: 'merge.duplicate' });
      } else {
        runnersUp.set(slotIndex, [...(runnersUp.get(slotIndex) ?? []), candidate]);
      }
    }
  }
  for (const list of runnersUp.values()) list.sort((a, b) => b.score - a.score);
  return { runnersUp, dropped };
}

function stockOf(candidate: Candidate): string {
  return candidate.offer.stock.id;
}
