import { explain, smallestChange } from '@boon/service-support/rules';
import type { Offer } from '../catalogue/domain/offer.js';
import type { DropReason, Text } from '../decision/domain/candidate.js';
import type { Shopper } from '../decision/domain/facts.js';

/** Why an offer is not for this shopper. */
export interface Missed {
  readonly reason: DropReason;
  /** The first condition of the audience that fails. */
  readonly text?: Text;
  /** The least that would have to be different. */
  readonly wouldQualify?: Text;
}

/**
 * Why the audience does not hold; null when it does. All audiences are asked at once by the snapshot's index;
 * this says in words what it answered.
 */
export function missedAudience({ scheme }: Offer, shopper: Shopper): Missed | null {
  const { audience } = scheme;
  if (audience === null) return null;
  // A condition may hold because something is missing (`not`, `not-in`): not knowing must not qualify.
  if (!shopper.isKnown) return { reason: 'target.unknown-shopper' };
  const failing = explain(audience, shopper.context);
  if (failing === null) return null;
  const change = smallestChange(audience, shopper.context);
  return {
    reason: 'target.audience',
    text: failing.text,
    ...(change ? { wouldQualify: change.text } : {}),
  };
}
