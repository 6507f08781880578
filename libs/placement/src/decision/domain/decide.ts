import { cap, type CapCounts } from '../../capping/cap.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { merge, type Merged, type Opening } from '../../merging/merge.js';
import { score } from '../../scoring/score.js';
import type { Slot } from '../../slot/domain/slot.js';
import { trim } from '../../trimming/trim.js';
import type { Candidate, Dropped } from './candidate.js';
import type { Contender } from './contender.js';
import type { DecisionFacts } from './facts.js';
import { prepare, type Prepared, type PreparedSlot } from './prepare.js';

/** What one slot shows and why nothing else. */
export interface SlotDecision {
  readonly slot: Slot;
  readonly winners: readonly Candidate[];
  readonly runnersUp: readonly Candidate[];
  /** When traced: every candidate that is neither winner nor runner-up, with its one terminal reason. */
  readonly dropped: readonly Dropped[];
}

/**
 * Answers every slot of a request: recall, target, match, cap, score, merge, trim. Pure. Reasons of those
 * that lost are worked out only when it `isTraced`.
 */
export function decide(
  snapshot: CatalogueSnapshot,
  facts: DecisionFacts,
  isTraced = false,
): SlotDecision[] {
  return conclude(prepare(snapshot, facts, isTraced), facts);
}

/** The stages after the counters were read: cap, score, merge, trim. */
export function conclude(prepared: Prepared, facts: DecisionFacts): SlotDecision[] {
  const caps: CapCounts = {
    keys: prepared.keys,
    counts: facts.counts,
    canReserve: facts.canReserve,
    canClaim: facts.shopper.canClaim,
  };
  const entries = prepared.slots.map((slot) => ranked(slot, caps, facts));
  const shared = merge(entries.flatMap((entry) => entry.shared));
  return entries.map((entry) => settle(entry, shared, entries));
}

/** A slot on its way: places that compete with the other slots, and places of their own per product. */
interface SlotEntry {
  readonly prepared: PreparedSlot;
  readonly shared: readonly Opening[];
  readonly alone: readonly Opening[];
}

function ranked(prepared: PreparedSlot, caps: CapCounts, facts: DecisionFacts): SlotEntry {
  const { index, slot, isPerProduct, trace } = prepared;
  const openings = prepared.openings.map((contenders): Opening => {
    const candidates = cap(contenders, caps, trace);
    score(candidates, facts.shopper);
    return { slotIndex: index, place: 0, candidates };
  });
  if (isPerProduct) return { prepared, shared: [], alone: openings };
  const [first] = openings;
  const places = first
    ? Array.from({ length: slot.capacity }, (_, place): Opening => ({ ...first, place }))
    : [];
  return { prepared, shared: places, alone: [] };
}

function settle(entry: SlotEntry, shared: Merged, entries: readonly SlotEntry[]): SlotDecision {
  const { slot, index, trace, isPerProduct } = entry.prepared;
  const alone = entry.alone.map((opening) => merge([opening]));
  const own = shared.winners.filter((_, at) => slotOf(entries, at) === index);
  const winners = [...own, ...alone.flatMap((part) => part.winners)].filter(isPresent);
  const rivals = [shared, ...alone].flatMap((part) => part.runnersUp.get(index) ?? []);
  const { runnersUp, dropped } = trim(rivals);
  if (!isPerProduct) winners.sort((a, b) => b.score - a.score);
  return {
    slot,
    winners,
    runnersUp,
    dropped: trace ? [...trace.dropped, ...duplicates([shared, ...alone], entry), ...dropped] : [],
  };
}

function duplicates(parts: readonly Merged[], { prepared }: SlotEntry): Dropped[] {
  const own = new Set<Candidate>(prepared.openings.flat());
  return parts.flatMap((part) => part.dropped.filter(({ candidate }) => own.has(candidate)));
}

function slotOf(entries: readonly SlotEntry[], position: number): number {
  let at = position;
  for (const { prepared, shared } of entries) {
    if (at < shared.length) return prepared.index;
    at -= shared.length;
  }
  return -1;
}

function isPresent(value: Contender | Candidate | null | undefined): value is Candidate {
  return value !== null && value !== undefined;
}
