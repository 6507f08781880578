import { cap, type CapCounts } from '../../capping/cap.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { match } from '../../matching/match.js';
import { merge, type Opening } from '../../merging/merge.js';
import { recall } from '../../recall/recall.js';
import { score } from '../../scoring/score.js';
import type { Slot } from '../../slot/domain/slot.js';
import { target } from '../../targeting/target.js';
import { trim } from '../../trimming/trim.js';
import type { Candidate, Dropped } from './candidate.js';
import type { DecisionFacts, ShownProduct, SlotRequest } from './facts.js';

/** What one slot shows and why nothing else. */
export interface SlotDecision {
  readonly slot: Slot;
  readonly winners: readonly Candidate[];
  readonly runnersUp: readonly Candidate[];
  /** Every candidate that is neither winner nor runner-up, with its one terminal reason. */
  readonly dropped: readonly Dropped[];
}

/** Answers every slot of a request: recall, target, match, cap, score, merge, trim. Pure. */
export function decide(snapshot: CatalogueSnapshot, facts: DecisionFacts): SlotDecision[] {
  const entries = facts.slots.map((request, index) => entryOf(snapshot, facts, request, index));
  const merged = merge(entries.flatMap((entry) => entry.shared));
  return entries.map((entry) => {
    const alone = entry.alone.map((opening) => merge([opening]));
    const won = merged.winners.filter((_, at) => sharedSlot(entries, at) === entry.index);
    const rivals = [merged, ...alone].flatMap((part) => part.runnersUp.get(entry.index) ?? []);
    const trimmed = trim(rivals);
    const winners = [...won, ...alone.flatMap((part) => part.winners)].filter(isPresent);
    const merging = [merged, ...alone].flatMap((part) => part.dropped);
    return {
      slot: entry.slot,
      winners: winners.sort((a, b) => (entry.alone.length > 0 ? 0 : b.score - a.score)),
      runnersUp: trimmed.runnersUp,
      dropped: [
        ...entry.dropped,
        ...merging.filter(({ candidate }) => entry.candidates.has(candidate)),
        ...trimmed.dropped,
      ],
    };
  });
}

/** A slot on its way: places that compete with the other slots, and places of their own per product. */
interface SlotEntry {
  readonly index: number;
  readonly slot: Slot;
  readonly shared: readonly Opening[];
  readonly alone: readonly Opening[];
  readonly candidates: ReadonlySet<Candidate>;
  readonly dropped: readonly Dropped[];
}

function entryOf(
  snapshot: CatalogueSnapshot,
  facts: DecisionFacts,
  request: SlotRequest,
  index: number,
): SlotEntry {
  const slot = snapshot.slots.get(request.slot);
  if (!slot) throw new RangeError(`unknown slot ${request.slot}`);
  const products = request.products ?? [request.product];
  const qualified = products.map((product) => qualify(snapshot, facts, slot, product));
  const openings = qualified.map(({ kept }): Opening => ({
    slotIndex: index,
    place: 0,
    candidates: kept,
  }));
  const [first] = openings;
  const isPerProduct = request.products !== null;
  const places = Array.from({ length: slot.capacity }, (_, place) => first && { ...first, place });
  return {
    index,
    slot,
    shared: isPerProduct ? [] : places.filter(isPresent),
    alone: isPerProduct ? openings : [],
    candidates: new Set(openings.flatMap(({ candidates }) => candidates)),
    dropped: qualified.flatMap(({ dropped }) => dropped),
  };
}

/** The stages that look at one candidate at a time. */
function qualify(
  snapshot: CatalogueSnapshot,
  facts: DecisionFacts,
  slot: Slot,
  product: ShownProduct | null,
): { readonly kept: readonly Candidate[]; readonly dropped: readonly Dropped[] } {
  const { shopper } = facts;
  const recalled = recall(snapshot, slot, product, shopper.context.now);
  const targeted = target(recalled.kept, shopper);
  const matched = match(targeted.kept, slot);
  const caps: CapCounts = { ...shopper, counts: facts.counts, now: shopper.context.now };
  const capped = cap(matched.kept, caps);
  return {
    kept: score(capped.kept, shopper),
    dropped: [recalled, targeted, matched, capped].flatMap((stage) => stage.dropped),
  };
}

function sharedSlot(entries: readonly SlotEntry[], position: number): number {
  let at = position;
  for (const entry of entries) {
    if (at < entry.shared.length) return entry.index;
    at -= entry.shared.length;
  }
  return -1;
}

function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
