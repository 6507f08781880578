import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { sift, type Candidate, type Staged } from '../decision/domain/candidate.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';

/** What may be proposed at all for one opening of a slot: running now, not switched off, within the limit. */
export function recall(
  snapshot: CatalogueSnapshot,
  slot: Slot,
  product: ShownProduct | null,
  now: Date,
): Staged {
  const offers = snapshot.offersOf(slot.name);
  const candidates = offers.map((offer): Candidate => ({ offer, product, price: null, score: 0 }));
  const slotIsOff = isSlotOff(snapshot, slot);
  let taken = 0;
  return sift(candidates, 'recall', ({ offer }) => {
    if (slotIsOff || snapshot.isOff(`stock:${offer.stock.id}`)) {
      return { reason: 'recall.switched-off' };
    }
    if (!isWithin(offer.plan, now) || !isWithin(offer.stock, now)) {
      return { reason: 'recall.not-in-time' };
    }
    taken += 1;
    return taken > slot.recallLimit ? { reason: 'recall.limit' } : null;
  });
}

function isSlotOff(snapshot: CatalogueSnapshot, slot: Slot): boolean {
  return (
    snapshot.isOff('platform') ||
    snapshot.isOff(`channel:${slot.channel}`) ||
    snapshot.isOff(`slot:${slot.name}`)
  );
}

function isWithin(window: { readonly startsAt: Date; readonly endsAt: Date }, now: Date): boolean {
  return window.startsAt <= now && now < window.endsAt;
}
