import { keysOf } from '@boon/benefit-terms/offering';
import { CapKeys } from '../../capping/cap-keys.js';
import type { AskedAudiences } from '../../catalogue/domain/asked-audiences.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { match } from '../../matching/match.js';
import { isHeldOut } from '@boon/solution/assignment';
import { assignArms } from '../../targeting/assign-arms.js';
import { recall } from '../../recall/recall.js';
import { traceNotRecalled } from '../../recall/not-recalled.js';
import type { Slot } from '../../slot/domain/slot.js';
import { Amplification } from './amplification.js';
import type { Contender } from './contender.js';
import type { DecisionFacts, ShownProduct, Shopper, SlotRequest } from './facts.js';
import { Trace } from './trace.js';

/** One slot with what may fill it, before caps: one list for the slot, or one per product. */
export interface PreparedSlot {
  readonly index: number;
  readonly slot: Slot;
  readonly isPerProduct: boolean;
  readonly openings: readonly (readonly Contender[])[];
  readonly trace: Trace | null;
}

/** A request after recall, targeting and matching: counters of what is left are to be read. */
export interface Prepared {
  readonly slots: readonly PreparedSlot[];
  readonly keys: CapKeys;
  readonly amplification: Amplification;
}

type Asking = Pick<DecisionFacts, 'slots' | 'shopper' | 'holdout' | 'named'>;

const NO_PICKS: ReadonlySet<string> = new Set();
const NONE_NAMED: ReadonlyMap<string, ShownProduct> = new Map();

/** The stages that need no counters: recall, target, match. All audiences are asked once. */
export function prepare(snapshot: CatalogueSnapshot, asking: Asking, isTraced: boolean): Prepared {
  const { shopper, slots, holdout, named = NONE_NAMED } = asking;
  const heldOut = holdout !== null && isHeldOut(shopper.userId, holdout);
  const amplification = new Amplification();
  const picks = new Set(shopper.picks);
  return snapshot.withAudiences(shopper.isKnown ? shopper.context : null, (audiences) => {
    const recalling: Recalling = {
      snapshot,
      shopper,
      audiences,
      picks,
      amplification,
      heldOut,
      isLate: false,
      named,
      keysOf: keysOnce(),
    };
    return {
      slots: slots.map((request, index) => prepareSlot(recalling, request, index, isTraced)),
      keys: new CapKeys(shopper.identities, shopper.personKeys ?? [], shopper.context.now),
      amplification,
    };
  });
}

/** The counters of hard caps on what was prepared, each once: only pages with such have any. */
export function hardCountersOf({ slots, keys }: Prepared): readonly string[] {
  const found = new Set<string>();
  const contenders = slots.flatMap(({ openings }) => openings.flat());
  for (const { offer } of contenders) {
    if (!offer.isHardCapped) continue;
    for (const spec of offer.caps) {
      if (spec.isHard) found.add(keys.of(spec, 0));
      if (spec.isHard && keys.holders(spec) > 1) found.add(keys.of(spec, 1));
    }
  }
  return [...found];
}

interface Recalling {
  readonly snapshot: CatalogueSnapshot;
  readonly shopper: Shopper;
  readonly audiences: AskedAudiences;
  readonly picks: ReadonlySet<string>;
  readonly amplification: Amplification;
  readonly heldOut: boolean;
  /** Whether picks were asked for and did not come in time. */
  readonly isLate: boolean;
  readonly named: ReadonlyMap<string, ShownProduct>;
  readonly keysOf: (product: ShownProduct) => readonly string[];
}

function prepareSlot(
  recalling: Recalling,
  request: SlotRequest,
  index: number,
  isTraced: boolean,
): PreparedSlot {
  const slot = recalling.snapshot.slots.get(request.slot);
  if (!slot) throw new RangeError(`unknown slot ${request.slot}`);
  const trace = isTraced ? new Trace() : null;
  const isLate = request.late?.includes('personalised') === true;
  const inTime = isLate ? { ...recalling, picks: NO_PICKS, isLate } : recalling;
  const products = request.products ?? [request.product];
  const openings = products.map((product) => propose(inTime, slot, product, trace));
  return { index, slot, isPerProduct: request.products !== null, openings, trace };
}

function propose(
  recalling: Recalling,
  slot: Slot,
  product: ShownProduct | null,
  trace: Trace | null,
): readonly Contender[] {
  const { snapshot, shopper, audiences, picks, amplification, heldOut, named, isLate } = recalling;
  const isAsked = !heldOut && (product !== null || !slot.matchesProduct);
  const isOpen = isAsked && !snapshot.isSlotOff(slot);
  const index = snapshot.indexOf(slot.name);
  const offers = isOpen
    ? recall({
        slot,
        index,
        keys: product && recalling.keysOf(product),
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
