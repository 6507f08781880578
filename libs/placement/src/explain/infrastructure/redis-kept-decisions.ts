import type { RedisClient } from '@boon/platform/redis';
import type { ExplainedDecision } from '../explained.js';
import { KEPT_SECONDS, KeptDecisions } from '../kept-decisions.js';

/** Keeps decisions in Redis, for all nodes. */
export class RedisKeptDecisions extends KeptDecisions {
  constructor(private readonly redis: RedisClient) {
    super();
  }

  async keep(decision: ExplainedDecision): Promise<void> {
    const text = JSON.stringify(decision);
    try {
      await this.redis.run((redis) => redis.setEx(keyOf(decision.decisionId), KEPT_SECONDS, text));
    } catch {
      // Explaining is a courtesy: the decision itself was answered.
    }
  }

  async find(decisionId: string): Promise<ExplainedDecision | null> {
    const text = await this.redis.run((redis) => redis.get(keyOf(decisionId)));
    return text === null ? null : (JSON.parse(text) as ExplainedDecision);
  }
}

function keyOf(decisionId: string): string {
  return `decision:${decisionId}`;
}
