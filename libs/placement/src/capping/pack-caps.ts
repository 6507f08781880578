import type { Contender } from '../decision/domain/contender.js';
import { worthOf } from '../hook/match-hooked.js';
import type { CapSpec } from './cap-spec.js';

/**
 * Leaves of a pack what can still be had: items that run now and that the shopper may claim once more. False
 * when nothing is left. A pack that needs all of its items is held against the offer's own caps instead.
 */
export function takeWhatIsLeft(
  contender: Contender,
  now: Date,
  isReached: (spec: CapSpec) => boolean,
): boolean {
  const { hooked, offer } = contender;
  if (offer.pack?.policy !== 'available' || hooked?.kind !== 'one-click-claim') return true;
  const isLeft = new Set(
    offer.pack.items.flatMap(({ stock, claimCaps }) => {
      const isRunning = now >= stock.startsAt && now < stock.endsAt;
      return isRunning && !claimCaps.some(isReached) ? [stock.id] : [];
    }),
  );
  const items = hooked.items.filter(({ stock }) => isLeft.has(stock.id));
  if (items.length === 0) return false;
  if (items.length < hooked.items.length) {
    contender.hooked = { kind: hooked.kind, items };
    contender.savingFen = worthOf(items);
  }
  return true;
}
