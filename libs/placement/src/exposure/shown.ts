/** A hard cap that a delivery counts against: the counter's name between user and period, and the period. */
export interface CountedCap {
  readonly name: string;
  readonly period: 'day' | 'month';
}

/** An offer that was delivered to somebody. */
export interface Shown {
  readonly decisionId: string;
  readonly userId: string;
  readonly slot: string;
  readonly planId: string;
  readonly schemeId: string;
  readonly stockId: string;
  /** The decision's clock. */
  readonly decidedAt: Date;
  readonly hardCaps: readonly CountedCap[];
}

/** An offer that a page says was really seen. */
export interface Seen extends Shown {
  readonly exposedAt: Date;
}
