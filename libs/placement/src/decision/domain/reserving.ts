import type { Opening } from '../../merging/merge.js';
import type { Contender } from './contender.js';
import { reservationOf } from './reservation.js';

/** How many runners-up are tried in the place of a winner that a hard cap refused. */
const MOST_TRIES = 2;

/** A place with who is to fill it. */
export interface Place {
  readonly opening: Opening;
  winner: Contender | null;
}

/**
 * Settles who may be shown under hard caps, as far as reservations are known: what was refused makes room for the
 * next runner-up, twice, and then for the fallback. Answers the winners that are still to be reserved.
 */
export function settleReservations(
  places: readonly Place[],
  reservations: ReadonlyMap<string, boolean>,
): Contender[] {
  if (!places.some(({ winner }) => winner?.offer.isHardCapped)) return [];
  const held = new Set(places.flatMap(({ winner }) => winner?.offer.exclusions ?? []));
  const tried = new Set<Contender>();
  const pending: Contender[] = [];
  for (const place of places) {
    for (let tries = 0; isRefused(place.winner, reservations); tries += 1) {
      if (place.winner) tried.add(place.winner);
      for (const key of place.winner?.offer.exclusions ?? []) held.delete(key);
      place.winner = tries < MOST_TRIES ? nextOf(place, tried, held) : null;
      for (const key of place.winner?.offer.exclusions ?? []) held.add(key);
    }
    const { winner } = place;
    if (winner?.offer.isHardCapped && !reservations.has(reservationOf(winner)))
      pending.push(winner);
  }
  return pending;
}

function nextOf(
  { opening }: Place,
  tried: ReadonlySet<Contender>,
  held: ReadonlySet<string>,
): Contender | null {
  for (let rank = 0; ; rank += 1) {
    const candidate = opening.lineup.at(rank);
    if (candidate === undefined || candidate.score <= 0) return null;
    const isBarred = candidate.offer.exclusions.some((key) => held.has(key));
    if (!tried.has(candidate) && !isBarred) return candidate;
  }
}

function isRefused(winner: Contender | null, reservations: ReadonlyMap<string, boolean>): boolean {
  return (
    winner !== null &&
    winner.offer.isHardCapped &&
    reservations.get(reservationOf(winner)) === false
  );
}
