import { keysOf } from '@boon/benefit-terms/offering';
import { match } from '../../matching/match.js';
import { recall } from '../../recall/recall.js';
import { traceNotRecalled } from '../../recall/not-recalled.js';
import { assignArms } from '../../targeting/assign-arms.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { Amplification } from './amplification.js';
import type { Contender } from './contender.js';
import type { ShownProduct, SlotRequest } from './facts.js';
import { WholeProposal } from './lineup.js';
import { NO_PICKS, type PreparedSlot, type Recalling } from './prepared.js';
import { Trace } from './trace.js';

/** Recalls and matches every candidate of every slot; traced, whoever falls leaves a reason. */
export function prepareWhole(
  recalling: Recalling,
  amplification: Amplification,
  isTraced: boolean,
): PreparedSlot[] {
  const asking = { ...recalling, amplification, isLate: false, keysOf: keysOnce() };
  return recalling.slots.map((request, index) => prepareSlot(asking, request, index, isTraced));
}

interface Asking extends Recalling {
  readonly amplification: Amplification;
  /** Whether picks were asked for and did not come in time. */
  readonly isLate: boolean;
  readonly keysOf: (product: ShownProduct) => readonly string[];
}

function prepareSlot(
  asking: Asking,
  request: SlotRequest,
  index: number,
  isTraced: boolean,
): PreparedSlot {
  const slot = asking.snapshot.slots.get(request.slot);
  if (!slot) throw new RangeError(`unknown slot ${request.slot}`);
  const trace = isTraced ? new Trace() : null;
  const isLate = request.late?.includes('personalised') === true;
  const inTime = isLate ? { ...asking, picks: NO_PICKS, isLate } : asking;
  const products = request.products ?? [request.product];
  const openings = products.map(
    (product) => new WholeProposal(propose(inTime, slot, product, trace)),
  );
  return { index, slot, isPerProduct: request.products !== null, openings, trace };
}

function propose(
  asking: Asking,
  slot: Slot,
  product: ShownProduct | null,
  trace: Trace | null,
): readonly Contender[] {
  const { snapshot, shopper, audiences, picks, amplification, heldOut, named, isLate } = asking;
  const isAsked = !heldOut && (product !== null || !slot.matchesProduct);
  const isOpen = isAsked && !snapshot.isSlotOff(slot);
  const index = snapshot.indexOf(slot.name);
  const offers = isOpen
    ? recall({
        slot,
        index,
        keys: product && asking.keysOf(product),
        audiences,
        now: shopper.context.now.getTime(),
        picks,
        most: amplification.left,
      })
    : [];
  amplification.count(slot, offers.length);
  const contenders = match(offers, product, { shopper, named }, trace);
  if (trace) {
    traceNotRecalled({ snapshot, slot, product, shopper, picks, heldOut, isLate }, offers, trace);
  }
  return assignArms(contenders, shopper.userId, trace);
}

/** Slots of a page mostly show the same product: its keys are made once. */
function keysOnce(): (product: ShownProduct) => readonly string[] {
  const known = new Map<ShownProduct, readonly string[]>();
  return (product) => {
    const keys = known.get(product) ?? keysOf(product.item);
    known.set(product, keys);
    return keys;
  };
}
