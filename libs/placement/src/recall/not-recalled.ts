import { keysOf } from '@boon/benefit-terms/offering';
import type { Offer } from '../catalogue/domain/offer.js';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import type { DecidingStage, DropReason, Text } from '../decision/domain/candidate.js';
import { Contender } from '../decision/domain/contender.js';
import type { ShownProduct, Shopper } from '../decision/domain/facts.js';
import type { Trace } from '../decision/domain/trace.js';
import type { Slot } from '../slot/domain/slot.js';
import { missedAudience } from '../targeting/target.js';
import { chainOf, limitsOf } from './recall.js';

interface Seen {
  readonly snapshot: CatalogueSnapshot;
  readonly slot: Slot;
  readonly product: ShownProduct | null;
  readonly shopper: Shopper;
  readonly picks: ReadonlySet<string>;
  readonly heldOut: boolean;
  readonly isLate: boolean;
}

/** So many of those that were not even proposed are told one by one, the others counted: a slot may have any number. */
const PASSED_BY_TOLD = 500;

/**
 * Takes down why other offers of the slot were not proposed: what the indexes passed by, told one by one, first
 * those that are about the product shown, the higher ranks before the lower ones.
 */
export function traceNotRecalled(seen: Seen, recalled: readonly Offer[], trace: Trace): void {
  const told = new Set(recalled);
  const { snapshot, slot, product, shopper } = seen;
  const isOff = snapshot.isSlotOff(slot);
  // Products that each want a winner share what is told of their slot.
  const most = told.size + PASSED_BY_TOLD - trace.passedBy;
  trace.passedBy += Math.min(most, snapshot.offersOf(slot.name).length) - told.size;
  for (const offer of nearestFirst(seen)) {
    if (told.size >= most) break;
    if (told.has(offer)) continue;
    told.add(offer);
    const { stage, reason, text, wouldQualify } = isOff ? SWITCHED_OFF : lossOf(offer, seen);
    const candidate = new Contender(offer, product, 0, shopper.balanceFen);
    trace.drop(candidate, stage, reason, text, wouldQualify);
  }
  trace.untold += snapshot.offersOf(slot.name).length - told.size;
}

function* nearestFirst({ snapshot, slot, product }: Seen): Generator<Offer> {
  const index = snapshot.indexOf(slot.name);
  if (product !== null) {
    for (const key of keysOf(product.item)) yield* index.under(key)?.offers ?? [];
    yield* index.anywhere.offers;
  }
  yield* index.all.offers;
}

interface Loss {
  readonly stage: DecidingStage;
  readonly reason: DropReason;
  readonly text?: Text;
  readonly wouldQualify?: Text;
}

const SWITCHED_OFF: Loss = { stage: 'recall', reason: 'recall.switched-off' };

function lossOf(offer: Offer, seen: Seen): Loss {
  const { slot, product, shopper, picks, heldOut } = seen;
  if (heldOut) return { stage: 'target', reason: 'target.holdout' };
  if (offer.barred !== null) return { stage: 'recall', reason: offer.barred };
  const now = shopper.context.now.getTime();
  if (now < offer.from || now >= offer.until) {
    return { stage: 'recall', reason: 'recall.not-in-time' };
  }
  const missed = missedAudience(offer, shopper);
  if (missed) return { stage: 'target', ...missed };
  if (product === null && slot.matchesProduct)
    return { stage: 'match', reason: 'match.no-product' };
  if (product !== null && !offer.isHooked && !offer.stock.pricer.covers(product.item)) {
    return { stage: 'match', reason: 'match.out-of-scope' };
  }
  const limits = limitsOf(slot);
  const isSourceOff = limits[chainOf(offer, picks, limits)] === 0;
  if (!isSourceOff) return { stage: 'recall', reason: 'recall.limit' };
  // It may be one of the picks that did not come in time.
  return { stage: 'recall', reason: seen.isLate ? 'recall.source-late' : 'recall.source-off' };
}
