import type { PricingPolicy } from '@boon/benefit-terms';
import type { SigningKey } from '@boon/platform';

/** How issuing is set up in one application. */
export abstract class PrizeIssuingOptions {
  /** The first key signs, all verify; placement signs with the same keys. */
  abstract readonly claimTokenKeys: readonly SigningKey[];
  /** How long a lock holds the grants of an order; 30 minutes when left out. */
  readonly lockTtlMs?: number;
  /** How orders are priced; parallel, one grant per group when left out. */
  readonly pricing?: PricingPolicy;
  /**
   * `one-process`: turn claims of sold-out stocks away in memory; only where a single process issues.
   * `none` (default): every claim goes to the database.
   */
  readonly admission?: 'one-process' | 'none';
  /**
   * Work out claim counts at the start, then expire grants, release stale locks and fold budgets in the
   * background: in the worker. Default: no.
   */
  readonly sweep?: boolean;
  /** Pause between two sweeps; 5 seconds when left out. */
  readonly sweepEveryMs?: number;
}
