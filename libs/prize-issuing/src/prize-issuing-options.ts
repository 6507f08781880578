import type { PricingPolicy } from '@boon/benefit-terms';
import type { SigningKey } from '@boon/platform';

/** How issuing is set up in one application. */
export abstract class PrizeIssuingOptions {
  /** The first key signs, all verify; placement signs with the same keys. */
  abstract readonly claimTokenKeys: readonly SigningKey[];
  /** Keys of unique codes, which live longer than offers: keep every key whose codes may still be used. Default: `claimTokenKeys`. */
  readonly codeKeys?: readonly SigningKey[];
  /** How long a lock holds the grants of an order; 30 minutes when left out. */
  readonly lockTtlMs?: number;
  /**
   * The platform's own instalment plans, for quotes of shoppers: `months:basis points a year:flat|declining`,
   * separated by commas. None when left out.
   */
  readonly instalmentPlans?: string;
  /** How orders are priced; parallel, one grant per group when left out. */
  readonly pricing?: PricingPolicy;
  /**
   * Where claims of used-up stocks are turned away before the database: `redis` for any number of
   * processes (needs `RedisModule`), `one-process` in memory, where a single process issues, `none`.
   * Left out: `redis` where the application has it, else `none`.
   */
  readonly admission?: 'redis' | 'one-process' | 'none';
  /**
   * Budgets that stocks share (scheme, merchant, channel and day, platform and day) are charged by
   * `BudgetAccounts`, which `ServiceSupportModule` binds with `accounts: true`. An application without them does
   * not start, unless it says here that there are `none`.
   */
  readonly sharedBudgets?: 'none';
  /**
   * Work out claim counts at the start, then expire grants, release stale locks and fold budgets in the
   * background: in the worker. Default: no.
   */
  readonly sweep?: boolean;
  /** Pause between two sweeps; 5 seconds when left out. */
  readonly sweepEveryMs?: number;
}
