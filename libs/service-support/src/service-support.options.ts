import type { StageBorders } from './relationship/domain/lifecycle-stage.js';

/** Where something fast is kept: in this process (for one process only), or in Redis for all. */
export type Keeping = 'in-process' | 'redis';

/** What an app takes of service-support; with `forRoot`, what is left out is not bound. */
export abstract class ServiceSupportOptions {
  /** Binds `Counters` and `LeaseCentre`. `redis` needs `RedisModule`. */
  readonly counters?: Keeping;
  /** Binds `UserStates`, `SubsidyBalances` and `SegmentMembers`. `redis` needs `RedisModule`. */
  readonly userStates?: Keeping;
  /** Binds `ProductDirectory`: the product table in memory. */
  readonly products?: boolean;
  /** Binds `BudgetAccounts`: budgets that stocks share. */
  readonly accounts?: boolean;
  /** Borders of the lifecycle stages (default: active to 30 days, at risk to 90, returned after 90). */
  readonly stageBorders?: StageBorders;
}
