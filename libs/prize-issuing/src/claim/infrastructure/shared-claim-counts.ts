import { Injectable, Logger, Optional } from '@nestjs/common';
import { Counters, type CounterEntry } from '@boon/service-support';
import { userCaps, type UserCaps } from '@boon/service-support/caps';
import { ClaimCounts, type ClaimCount } from '../domain/claim-counts.js';

const PERIODS = { total: 'total', day: 'day', month: 'month' } as const;

/** Claim counts in the counters that placement reads; kept nowhere where the application has none. */
@Injectable()
export class SharedClaimCounts extends ClaimCounts {
  private readonly logger = new Logger(SharedClaimCounts.name);

  constructor(@Optional() private readonly counters?: Counters) {
    super();
  }

  override async add(counts: readonly ClaimCount[], now: Date): Promise<void> {
    const { counters } = this;
    if (counters === undefined || counts.length === 0) return;
    try {
      const entryOf = entries(now);
      await counters.tally(counts.map(entryOf));
    } catch (error) {
      // The claims stand: until the counts are rebuilt an offer may be shown that is then refused.
      this.logger.warn(`claim counts were not added: ${String(error)}`);
    }
  }

  override async set(counts: readonly ClaimCount[], now: Date): Promise<void> {
    try {
      await this.replace(counts, now);
    } catch (error) {
      this.logger.warn(`claim counts were not given back: ${String(error)}`);
    }
  }

  override async replace(counts: readonly ClaimCount[], now: Date): Promise<void> {
    if (this.counters === undefined || counts.length === 0) return;
    const entryOf = entries(now);
    await this.counters.replace(
      counts.map((count) => {
        const { key, expiresAt, amount } = entryOf(count);
        return { key, expiresAt, value: amount };
      }),
    );
  }
}

/** Makes entries of counts; what those of one stock and period have in common is worked out once. */
function entries(now: Date): (count: ClaimCount) => CounterEntry {
  const known = new Map<string, UserCaps>();
  return ({ userId, stockId, period, count }) => {
    const name = `${stockId} ${period}`;
    const caps = known.get(name) ?? capsOf(stockId, period, now);
    known.set(name, caps);
    return caps.entryOf(userId, count);
  };
}

function capsOf(stockId: string, period: string, now: Date): UserCaps {
  const kind = (period.split(':')[0] ?? 'total') as keyof typeof PERIODS;
  const cap = { measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return userCaps({ ...cap, period: PERIODS[kind] }, now);
}
