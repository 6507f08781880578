import type { InteractionMode } from '@boon/contracts/placement';

/** Where a plan shows its schemes. */
export interface PlacementOfPlan {
  readonly slot: string;
  readonly mode: InteractionMode;
  /** 0 to 1000. */
  readonly priority: number;
  /** Confirmed exposures of the plan per user and day; null: no cap. */
  readonly dailyCapPerUser: number | null;
}

/** Which schemes may run where, and when. */
export interface PlanContent {
  readonly name: { readonly zh: string; readonly en: string };
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly schemeIds: readonly string[];
  readonly placements: readonly PlacementOfPlan[];
}
