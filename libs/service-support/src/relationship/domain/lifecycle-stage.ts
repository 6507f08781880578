/** Where a user stands with the shop (stages of one user exclude each other). */
export type LifecycleStage = 'new' | 'active' | 'at-risk' | 'dormant' | 'returned';

/** What a user's paid orders say. Gaps and ages count in whole days of 24 hours. */
export interface OrderFacts {
  readonly paidOrders: number;
  readonly firstPaidAt: Date | null;
  readonly lastPaidAt: Date | null;
  /** When the order before the last one was paid. */
  readonly previousPaidAt: Date | null;
}

/** The borders between the stages, in days. */
export interface StageBorders {
  /** Active up to this many days after the last order, and so is `returned`. */
  readonly activeDays: number;
  /** At risk up to this many days; dormant later. */
  readonly atRiskDays: number;
  /** Returned when the last order ended a pause of at least this many days. */
  readonly returnGapDays: number;
}

/** Active to 30 days, at risk to 90, returned after a gap of 90 or more. */
export const DEFAULT_STAGE_BORDERS: StageBorders = {
  activeDays: 30,
  atRiskDays: 90,
  returnGapDays: 90,
};

const DAY_MS = 24 * 3_600_000;

/** The stage of a user at an instant. An order dated after `now` counts as paid just now. */
export function lifecycleStage(
  facts: OrderFacts,
  now: Date,
  borders: StageBorders = DEFAULT_STAGE_BORDERS,
): LifecycleStage {
  const { paidOrders, lastPaidAt, previousPaidAt } = facts;
  if (paidOrders === 0 || lastPaidAt === null) return 'new';
  const days = wholeDays(lastPaidAt, now);
  if (days > borders.atRiskDays) return 'dormant';
  if (days > borders.activeDays) return 'at-risk';
  const gap = previousPaidAt === null ? 0 : wholeDays(previousPaidAt, lastPaidAt);
  return gap >= borders.returnGapDays ? 'returned' : 'active';
}

function wholeDays(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
}
