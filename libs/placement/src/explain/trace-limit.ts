import type { Counters } from '@boon/service-support';
import { capRequestId, userTag } from '@boon/service-support/caps';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { ReadDeadline } from '../decision/read-deadline.js';

const MINUTE_MS = 60_000;
const PER_MINUTE = 120;

/**
 * Reasons cost many times what the decision costs: so many of them a shopper may have in a minute, over all nodes.
 * Where it cannot be counted in time nobody is refused: it is a matter of cost, not of right.
 */
export class TraceLimit {
  constructor(
    private readonly counters: Counters,
    private readonly deadline: ReadDeadline,
    private readonly perMinute: number = PER_MINUTE,
  ) {}

  /** Null: the shopper may have one more; counted then. */
  async take(userId: string, now: Date): Promise<Refused<'decision.trace-limit'> | null> {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    const endsAt = (minute + 1) * MINUTE_MS;
    const entry = {
      key: `traces:${userTag(userId)}:${minute}`,
      ...{ amount: 1, limit: this.perMinute },
      expiresAt: new Date(endsAt + MINUTE_MS),
    };
    const id = capRequestId(userId, `trace:${newId()}`);
    const counted = await this.deadline.within(this.counters.reserve(id, [entry]));
    if (counted === null || counted.ok) return null;
    const retryAfter = Math.max(1, Math.ceil((endsAt - now.getTime()) / 1_000));
    return refused('decision.trace-limit', { perMinute: this.perMinute, retryAfter });
  }
}
