import type { CapCounts } from '../../capping/cap.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { merge, type Opening } from '../../merging/merge.js';
import { Shown } from '../../merging/shown.js';
import type { Slot } from '../../slot/domain/slot.js';
import { RUNNERS_UP_POOL, traceTrimmed, trim } from '../../trimming/trim.js';
import type { Candidate, Dropped } from './candidate.js';
import type { Contender } from './contender.js';
import type { DecisionFacts } from './facts.js';
import { prepare } from './prepare.js';
import type { Prepared, PreparedSlot } from './prepared.js';
import type { Lineup } from './lineup.js';
import { firstOf, Losers } from './losers.js';
import { ranking } from './ranking.js';
import { settleReservations, type Place } from './reserving.js';
import type { Trace } from './trace.js';

/** What one slot shows and why nothing else. */
export interface SlotDecision {
  readonly slot: Slot;
  readonly winners: readonly Candidate[];
  readonly runnersUp: readonly Candidate[];
  /** When traced: every candidate that is neither winner nor runner-up, with its one terminal reason. */
  readonly dropped: readonly Dropped[];
  /** When traced: how many more offers of the slot were passed by, beyond those told one by one. */
  readonly untold: number;
}

/** A decision as far as the facts carry it. */
export interface Concluded {
  readonly slots: readonly SlotDecision[];
  /** Winners under hard caps whose reservation is not among the facts: not to be shown before it is. */
  readonly pending: readonly Contender[];
}

/**
 * Answers every slot of a request: recall, target, match, cap, score, merge, trim. Pure. Reasons of those
 * that lost are worked out only when it `isTraced`.
 */
export function decide(
  snapshot: CatalogueSnapshot,
  facts: DecisionFacts,
  isTraced = false,
): readonly SlotDecision[] {
  return conclude(prepare(snapshot, facts, isTraced), facts).slots;
}

/** The stages after the counters were read: cap, score, merge, reserve, trim. */
export function conclude(prepared: Prepared, facts: DecisionFacts): Concluded {
  const caps: CapCounts = {
    keys: prepared.keys,
    counts: facts.counts,
    canReserve: facts.canReserve,
    canClaim: facts.shopper.canClaim,
    now: facts.shopper.context.now,
    gates: prepared.gates,
  };
  const ranked = prepared.slots.map((slot) => rank(slot, caps, facts));
  const pending: Contender[] = [];
  const places: Place[] = [];
  const shown = new Shown();
  // Products that each want a winner do not compete: the same coupon may be shown on many.
  for (const [number, scope] of scopesOf(ranked).entries()) {
    for (const place of fill(scope, facts.reservations, pending)) {
      places.push(place);
      if (number === 0 && place.winner !== null) shown.add(place.winner.offer);
    }
  }
  return {
    slots: ranked.map((slot) => settle(slot, places, shown, facts.reservations)),
    pending,
  };
}

/** A slot with its places and those who may fill each. */
interface RankedSlot {
  readonly prepared: PreparedSlot;
  readonly lineups: readonly Lineup[];
  readonly trace: Trace | null;
}

function rank(prepared: PreparedSlot, caps: CapCounts, { shopper }: DecisionFacts): RankedSlot {
  const { slot, openings } = prepared;
  const trace = prepared.trace?.copy() ?? null;
  const lineups = openings.map((proposal) => proposal.lineup(caps, slot, shopper, trace));
  return { prepared, lineups, trace };
}

/** Openings that compete with each other: first those of whole slots, then each product by itself. */
function scopesOf(ranked: readonly RankedSlot[]): readonly (readonly Opening[])[] {
  const together: Opening[] = [];
  const scopes = [together];
  for (const { prepared, lineups } of ranked) {
    const { index: slotIndex, slot, isPerProduct } = prepared;
    for (const lineup of lineups) {
      if (isPerProduct) scopes.push([{ slotIndex, place: 0, lineup }]);
      for (let place = 0; place < slot.capacity && !isPerProduct; place += 1) {
        together.push({ slotIndex, place, lineup });
      }
    }
  }
  return scopes;
}

/** The places of a scope with their winners; those that are still to be reserved join `pending`. */
function fill(
  openings: readonly Opening[],
  reservations: ReadonlyMap<string, boolean>,
  pending: Contender[],
): readonly Place[] {
  const winners = merge(openings);
  const places = openings.map((opening, at) => ({ opening, winner: winners[at] ?? null }));
  for (const winner of settleReservations(places, reservations)) pending.push(winner);
  return places;
}

function settle(
  { prepared, lineups, trace }: RankedSlot,
  places: readonly Place[],
  shown: Shown,
  reservations: ReadonlyMap<string, boolean>,
): SlotDecision {
  const { slot, index, isPerProduct } = prepared;
  const winners: Contender[] = [];
  for (const { opening, winner } of places) {
    if (winner !== null && opening.slotIndex === index) winners.push(winner);
  }
  const losers = new Losers(winners, isPerProduct ? NOTHING : shown, reservations, trace);
  if (winners.length > 1 && !isPerProduct) winners.sort(ranking);
  const rivals = lineups.map((lineup) => losers.of(lineup));
  const runnersUp = trace === null ? trim(together(rivals)) : trimTraced(rivals, trace);
  return { slot, winners, runnersUp, dropped: trace?.dropped ?? [], untold: trace?.untold ?? 0 };
}

/** The rivals of all lineups, of each as many as runners-up are chosen among. */
function together(rivals: readonly Lineup[]): Lineup {
  const [only] = rivals;
  if (only !== undefined && rivals.length === 1) return only;
  return rivals.flatMap((each) => firstOf(each, RUNNERS_UP_POOL)).sort(ranking);
}

/** Of all rivals, as each is to have its reason. */
function trimTraced(rivals: readonly Lineup[], trace: Trace): readonly Contender[] {
  const all = rivals.flatMap((each) => firstOf(each, Infinity)).sort(ranking);
  const chosen = trim(all);
  traceTrimmed(all, chosen, trace);
  return chosen;
}

const NOTHING = new Shown();
