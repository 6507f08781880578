import { holderOfPerson, type CapPeriod } from '@boon/service-support/caps';
import type { Offer } from '../catalogue/domain/offer.js';
import {
  sift,
  type Candidate,
  type DropReason,
  type Staged,
} from '../decision/domain/candidate.js';
import { claimKey, exposureKey, personLimits } from './cap-keys.js';

/** The counts that caps are held against. */
export interface CapCounts {
  /** The shopper's ids: after login also the visitor's id from before. */
  readonly identities: readonly string[];
  readonly personKeys?: readonly string[];
  /** A visitor is asked who they are when they log in. */
  readonly canClaim?: boolean;
  readonly counts: ReadonlyMap<string, number>;
  readonly now: Date;
}

/** Drops what the shopper has seen often enough, and what they may not claim once more. */
export function cap(candidates: readonly Candidate[], facts: CapCounts): Staged {
  return sift(candidates, 'cap', ({ offer }) => {
    const reason = reachedCap(offer, facts);
    return reason === null ? null : { reason };
  });
}

function reachedCap(offer: Offer, facts: CapCounts): DropReason | null {
  const { plan, stock } = offer;
  const seen = total(facts, (id) => exposureKey(id, plan.id, facts.now));
  if (plan.dailyCapPerUser !== null && seen >= plan.dailyCapPerUser) return 'cap.frequency';

  const claimed = (period: CapPeriod) =>
    total(facts, (id) => claimKey(id, stock.id, period, facts.now));
  const { perUserTotal, perUserDay, perUserMonth } = stock.limits;
  const isAtLimit =
    (perUserTotal !== null && claimed('total') >= perUserTotal) ||
    (perUserDay !== null && claimed('day') >= perUserDay) ||
    (perUserMonth !== null && claimed('month') >= perUserMonth);
  return isAtLimit || isPersonAtLimit(offer, facts) ? 'cap.claim-limit' : null;
}

/** Any key at its limit bars the person; somebody without a key has nothing of what is counted by person. */
function isPersonAtLimit(offer: Offer, facts: CapCounts): boolean {
  const { personKeys = [], canClaim = true, counts, now } = facts;
  const limits = personLimits(offer);
  if (limits.length > 0 && personKeys.length === 0) return canClaim;
  return limits.some(({ period, most }) =>
    personKeys.some(
      (key) =>
        (counts.get(claimKey(holderOfPerson(key), offer.stock.id, period, now)) ?? 0) >= most,
    ),
  );
}

function total({ identities, counts }: CapCounts, keyOf: (userId: string) => string): number {
  return identities.reduce((sum, userId) => sum + (counts.get(keyOf(userId)) ?? 0), 0);
}
