import type { SigningKey } from '@boon/platform';
import type { Holdout } from '@boon/solution/assignment';

/** How placement is set up in one application. */
export abstract class PlacementOptions {
  /** The first signs claim and exposure tokens, all verify; issuing has the same. */
  abstract readonly claimTokenKeys: readonly SigningKey[];
  /** With which the shop signs clicks on its ads; none: no visit is believed to come from an ad. */
  readonly adClickKeys?: readonly SigningKey[] | undefined;
  /** People who are shown nothing anywhere, to compare with (default: nobody). */
  readonly holdout?: Holdout | null;
  /** Longest that a decision waits for user state and counters, in ms (default 80). */
  readonly readDeadlineMs?: number;
  /** A recommender of the shop that the source `personalised` asks; none: `profile.picks` alone. */
  readonly picksUrl?: string | undefined;
  /** How many decisions with reasons a shopper may have in a minute (default 120). */
  readonly tracesPerMinute?: number;
  /** Where decisions are kept for explaining (default `in-process`; `redis` needs `RedisModule`). */
  readonly keepDecisions?: 'in-process' | 'redis';
  /** Work the counters of exposures out anew at start: where they live in this process (default false). */
  readonly rebuildCounters?: boolean;
  /** Which share of the decisions is logged with all inputs, 0 to 1 (default 0); traced ones always are. */
  readonly decisionLogRate?: number;
}
