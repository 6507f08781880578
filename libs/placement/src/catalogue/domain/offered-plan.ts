import type { PlanChangedPayload } from '@boon/contracts/placement';
import type { CapRule } from '../../slot/domain/cap-rule.js';
import type { OfferedPlan } from './offer.js';

/** A running plan, part by part. */
export interface KnownPlan {
  readonly schemeIds: readonly string[];
  readonly parts: readonly { readonly slot: string; readonly plan: OfferedPlan }[];
}

/** Reads a plan once; its parts stay the same objects until it changes. */
export function offeredPlan(body: PlanChangedPayload): KnownPlan {
  const startsAt = new Date(body.startsAt);
  const endsAt = new Date(body.endsAt);
  const parts = body.placements.map(({ slot, mode, priority, dailyCapPerUser, hook }) => ({
    slot,
    plan: {
      id: body.planId,
      startsAt,
      endsAt,
      mode,
      priority,
      hook: hook ?? null,
      capRules: [...dailyCap(dailyCapPerUser), ...(body.caps ?? [])],
      exclusiveGroup: body.exclusiveGroup ?? null,
    },
  }));
  return { schemeIds: body.schemeIds, parts };
}

function dailyCap(limit: number | null): CapRule[] {
  return limit === null ? [] : [{ on: 'plan', period: 'day', limit, isHard: false }];
}
