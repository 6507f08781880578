import { periodEnd, type Delivery } from '@boon/service-support/caps';
import type { Offer } from '../catalogue/domain/offer.js';
import type { CountedCap, Shown } from '../exposure/shown.js';
import { CapKeys } from './cap-keys.js';

/** How long a delivery that nobody confirms counts: as long as its exposure can be confirmed. */
export const LAPSES_AFTER_MS = 30 * 60_000;

/** What a shown offer counts against, as the counters know it; limits are of no account any more. */
export function deliveryOf(shown: Shown): Delivery {
  return {
    id: `${shown.decisionId}:${shown.slot}:${shown.stockId}`,
    caps: countedCaps(shown.hardCaps, shown.userId, shown.decidedAt),
  };
}

function countedCaps(caps: readonly CountedCap[], userId: string, at: Date): Delivery['caps'] {
  const keys = new CapKeys([userId], [], at);
  return caps.map((cap) => ({
    key: keys.of({ ...cap, holder: 'user' }, 0),
    limit: 0,
    until: periodEnd(cap.period, at),
  }));
}

/** The hard caps of an offer, as its exposure token and its row carry them. */
export function hardCapsOf({ caps }: Offer): Shown['hardCaps'] {
  return caps.flatMap(({ isHard, name, period }) =>
    isHard && period !== 'total' ? [{ name, period }] : [],
  );
}
