import type { Contender } from '../decision/domain/contender.js';
import type { Lineup } from '../decision/domain/lineup.js';
import { bestSlate } from './best-slate.js';
import { FewPlaces, type Row } from './few-places.js';
import { Shown } from './shown.js';
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

/** So many places are filled by trying who may fill them, where nobody bars others. */
const FEW = 4;

/**
 * Lets candidates of all kinds compete: the winner of each opening (null: nobody), so that the total score is
 * the largest there is, nothing is shown twice, and no two winners exclude each other.
 */
export function merge(openings: readonly Opening[]): readonly (Contender | null)[] {
  const best: (Contender | null)[] = [];
  const shown = new Shown();
  let areApart = true;
  for (const { lineup } of openings) {
    const first = lineup.at(0);
    const isWorthIt = first !== undefined && first.score > 0;
    best.push(isWorthIt ? first : null);
    if (!isWorthIt) continue;
    areApart &&= !shown.excludes(first.offer);
    shown.add(first.offer);
  }
  // Nothing is worth more than the best of every opening, where they may all be shown.
  return areApart ? best : bestTogether(openings);
}

function bestTogether(openings: readonly Opening[]): readonly (Contender | null)[] {
  const rows = rowsOf(openings);
  const isSimple = rows.every(({ contenders }) => !contenders.some(barsOthers));
  if (isSimple && openings.length <= FEW) return new FewPlaces(rows).fill();
  const options = rows.flatMap(({ contenders, values }, row) =>
    contenders.map(({ offer }, at): Option => ({
      row,
      value: values[at] ?? 0,
      keys: offer.exclusions,
    })),
  );
  const contenders = rows.flatMap((row) => row.contenders);
  const { chosen } = bestSlate(openings.length, options);
  return Array.from(chosen, (at) => (at < 0 ? null : (contenders[at] ?? null)));
}

function barsOthers({ offer }: Contender): boolean {
  return offer.barsOthers;
}

/**
 * The candidates that can win each opening: each winner of another one bars what shares one of its keys, so of the best
 * ones with keys of their own, more than all others have keys, none further down is ever better.
 */
function rowsOf(openings: readonly Opening[]): Row[] {
  for (let keys = 1; ;) {
    const rows = openings.map((opening) => rowOf(opening, (openings.length - 1) * keys));
    const most = Math.max(...rows.map(keysOf));
    if (most <= keys) return rows;
    keys = most;
  }
}

/** The most keys that one of them has. */
function keysOf({ contenders }: Row): number {
  return contenders.reduce((most, { offer }) => Math.max(most, offer.exclusions.length), 1);
}

/** The best ones, until more than so many of them have keys of their own. */
function rowOf({ lineup, place }: Opening, barred: number): Row {
  const contenders: Contender[] = [];
  const values: number[] = [];
  const apart = new Shown();
  for (let rank = 0; apart.count <= barred; rank += 1) {
    const candidate = lineup.at(rank);
    if (candidate === undefined || candidate.score <= 0) break;
    contenders.push(candidate);
    // Scores decide; between equal totals the one that leaves fewer slots empty.
    values.push(candidate.score * MOST_PLACES + (place === 0 ? 1 : 0));
    if (!apart.excludes(candidate.offer)) apart.add(candidate.offer);
  }
  return { contenders, values };
}
