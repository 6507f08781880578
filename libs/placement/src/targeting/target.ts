import { explain, matches } from '@boon/service-support/rules';
import { sift, type Candidate, type Staged } from '../decision/domain/candidate.js';
import type { Shopper } from '../decision/domain/facts.js';

/** Drops offers whose audience does not hold for the shopper; the failing condition is the reason. */
export function target(candidates: readonly Candidate[], shopper: Shopper): Staged {
  return sift(candidates, 'target', ({ offer }) => {
    const { audience } = offer.scheme;
    if (audience === null) return null;
    // A condition may hold because something is missing (`not`, `not-in`): not knowing must not qualify.
    if (!shopper.isKnown) return { reason: 'target.unknown-shopper' };
    if (matches(audience, shopper.context)) return null;
    const failing = explain(audience, shopper.context);
    return { reason: 'target.audience', ...(failing ? { text: failing.text } : {}) };
  });
}
