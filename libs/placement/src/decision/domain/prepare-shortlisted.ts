import type { Onlooker } from '../../shortlist/onlooker.js';
import { Shortlisted } from '../../shortlist/shortlisted.js';
import type { StageNumber } from '../../shortlist/stage-number.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { Amplification } from './amplification.js';
import type { ShownProduct } from './facts.js';
import { NO_PROPOSAL, type Proposal } from './lineup.js';
import { NO_PICKS, type PreparedSlot, type Recalling } from './prepared.js';

/**
 * The slots with what shortlists propose; null where there may be so many candidates that some are to be left
 * out: only recalling all of them tells which.
 */
export function prepareShortlisted(
  recalling: Recalling,
  stage: StageNumber,
  amplification: Amplification,
): PreparedSlot[] | null {
  const { shopper, audiences, picks, named } = recalling;
  const onlooker: Onlooker = { shopper, stage, audiences, picks, named };
  const prepared: PreparedSlot[] = [];
  for (const [index, request] of recalling.slots.entries()) {
    const slot = recalling.snapshot.slots.get(request.slot);
    if (!slot) throw new RangeError(`unknown slot ${request.slot}`);
    const isLate = request.late?.includes('personalised') === true;
    const seen = isLate ? { ...onlooker, picks: NO_PICKS } : onlooker;
    const openings: Proposal[] = [];
    for (const product of request.products ?? [request.product]) {
      openings.push(propose(recalling, seen, { slot, product, amplification }));
      if (amplification.isFull) return null;
    }
    const isPerProduct = request.products !== null;
    prepared.push({ index, slot, isPerProduct, openings, trace: null });
  }
  return prepared;
}

interface Asked {
  readonly slot: Slot;
  readonly product: ShownProduct | null;
  readonly amplification: Amplification;
}

function propose(
  { snapshot, heldOut }: Recalling,
  onlooker: Onlooker,
  { slot, product, amplification }: Asked,
): Proposal {
  const isAsked = !heldOut && (product !== null || !slot.matchesProduct);
  if (!isAsked || snapshot.isSlotOff(slot) || amplification.left <= 0) {
    amplification.count(slot, 0);
    return NO_PROPOSAL;
  }
  const shortlist = snapshot.shortlist(slot, product);
  const { most, mostPicked } = shortlist.limitsFor(onlooker.stage);
  amplification.count(slot, onlooker.picks.size > 0 ? most + mostPicked : most);
  return new Shortlisted(shortlist, product, onlooker);
}
