import type { ExplainedDecision } from './explained.js';

/** How long a decision can be explained, in seconds: 24 hours. */
export const KEPT_SECONDS = 24 * 3_600;

/** Decisions that somebody asked to be able to explain, for a day. Best effort: never the record. */
export abstract class KeptDecisions {
  /** Does not reject: a decision that cannot be kept is not explained. */
  abstract keep(decision: ExplainedDecision): Promise<void>;

  /** Null when it was not kept, or a day has passed. */
  abstract find(decisionId: string): Promise<ExplainedDecision | null>;
}
