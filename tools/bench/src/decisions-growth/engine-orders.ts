import type { Growth } from '../decisions/workload/plans.js';

/** What an engine process is asked to measure. */
export interface EngineOrder {
  readonly plans: number;
  readonly growth: Growth;
  /** Products of the shop that they visit. */
  readonly products: number;
  readonly visitors: number;
  readonly seconds: number;
  /** Decisions that are compared with the oracle. */
  readonly checked: number;
}

/** What it found. */
export interface EngineResult {
  /** CPU of the whole process per decision of three slots, the best of five spans. */
  readonly cpuMs: number;
  readonly decisions: number;
  readonly buildSeconds: number;
  readonly rssMb: number;
  readonly faults: readonly string[];
}
