import type { Clock } from '@boon/shared-kernel';
import type { ExplainedDecision } from '../explained.js';
import { KEPT_SECONDS, KeptDecisions } from '../kept-decisions.js';

const MOST = 10_000;

/** Keeps the newest 10,000 in this process. */
export class InProcessKeptDecisions extends KeptDecisions {
  private readonly kept = new Map<string, ExplainedDecision>();

  constructor(private readonly clock: Clock) {
    super();
  }

  async keep(decision: ExplainedDecision): Promise<void> {
    this.kept.set(decision.decisionId, decision);
    const oldest = this.kept.keys().next();
    if (this.kept.size > MOST && !oldest.done) this.kept.delete(oldest.value);
  }

  async find(decisionId: string): Promise<ExplainedDecision | null> {
    const decision = this.kept.get(decisionId);
    if (!decision) return null;
    const age = this.clock.now().getTime() - Date.parse(decision.decidedAt);
    return age < KEPT_SECONDS * 1000 ? decision : null;
  }
}
