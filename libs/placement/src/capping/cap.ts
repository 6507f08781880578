import type { CapPeriod } from '@boon/service-support/caps';
import type { Offer } from '../catalogue/domain/offer.js';
import {
  sift,
  type Candidate,
  type DropReason,
  type Staged,
} from '../decision/domain/candidate.js';
import { claimKey, exposureKey } from './cap-keys.js';

/** The counts that caps are held against. */
export interface CapCounts {
  /** The shopper's ids: after login also the visitor's id from before. */
  readonly identities: readonly string[];
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
  return isAtLimit ? 'cap.claim-limit' : null;
}

function total({ identities, counts }: CapCounts, keyOf: (userId: string) => string): number {
  return identities.reduce((sum, userId) => sum + (counts.get(keyOf(userId)) ?? 0), 0);
}
