import type { HookOfPlan, InteractionMode } from '@boon/contracts/placement';
import type { CapRule } from '../../slot/domain/cap-rule.js';

/** Where a plan shows its schemes. */
export interface PlacementOfPlan {
  readonly slot: string;
  readonly mode: InteractionMode;
  /** 0 to 1000. */
  readonly priority: number;
  /** Confirmed exposures of the plan per user and day; null: no cap. */
  readonly dailyCapPerUser: number | null;
  /** What it invites to. */
  readonly hook?: HookOfPlan | null;
}

/** Which schemes may run where, and when. */
export interface PlanContent {
  readonly name: { readonly zh: string; readonly en: string };
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly schemeIds: readonly string[];
  readonly placements: readonly PlacementOfPlan[];
  /** Per user, on the benefit, the scheme or the plan. */
  readonly caps?: readonly CapRule[];
  /** Of one such group an answer shows at most one benefit. */
  readonly exclusiveGroup?: string | null;
}
