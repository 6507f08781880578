import { keysOf } from '@boon/benefit-terms/offering';
import { CapKeys } from '../../capping/cap-keys.js';
import type { AskedAudiences } from '../../catalogue/domain/asked-audiences.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import { match } from '../../matching/match.js';
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

type Asking = Pick<DecisionFacts, 'slots' | 'shopper'>;

/** The stages that need no counters: recall, target, match. All audiences are asked once. */
export function prepare(snapshot: CatalogueSnapshot, asking: Asking, isTraced: boolean): Prepared {
  const { shopper, slots } = asking;
  const amplification = new Amplification();
  const picks = new Set(shopper.picks);
  return snapshot.withAudiences(shopper.isKnown ? shopper.context : null, (audiences) => {
    const recalling: Recalling = { snapshot, shopper, audiences, picks, amplification };
    return {
      slots: slots.map((request, index) => prepareSlot(recalling, request, index, isTraced)),
      keys: new CapKeys(shopper.identities, shopper.personKeys ?? [], shopper.context.now),
      amplification,
    };
  });
}

/** The counters that may cap what was prepared, each once. */
export function countersOf({ slots, keys }: Prepared): string[] {
  const found = new Set<string>();
  const offers = slots.flatMap(({ openings }) => openings.flat().map(({ offer }) => offer));
  for (const { caps } of offers) {
    for (const spec of caps) {
      for (let each = 0; each < keys.holders(spec); each += 1) found.add(keys.of(spec, each));
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
  const products = request.products ?? [request.product];
  const openings = products.map((product) => propose(recalling, slot, product, trace));
  return { index, slot, isPerProduct: request.products !== null, openings, trace };
}

function propose(
  recalling: Recalling,
  slot: Slot,
  product: ShownProduct | null,
  trace: Trace | null,
): Contender[] {
  const { snapshot, shopper, audiences, picks, amplification } = recalling;
  const isOpen = !snapshot.isSlotOff(slot) && (product !== null || !slot.matchesProduct);
  const index = snapshot.indexOf(slot.name);
  const offers = isOpen
    ? recall({
        slot,
        index,
        keys: product && keysOf(product.item),
        audiences,
        now: shopper.context.now.getTime(),
        picks,
        most: amplification.left,
      })
    : [];
  amplification.count(slot, offers.length);
  const contenders = match(offers, product, shopper, trace);
  if (trace) traceNotRecalled({ snapshot, slot, product, shopper, picks }, offers, trace);
  return contenders;
}
