import { Injectable, Logger, Optional } from '@nestjs/common';
import { Counters, type CounterEntry } from '@boon/service-support';
import { capEntry } from '@boon/service-support/caps';
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
      await counters.tally(counts.map((count) => entryOf(count, now)));
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
    await this.counters.replace(
      counts.map((count) => {
        const { key, expiresAt, amount } = entryOf(count, now);
        return { key, expiresAt, value: amount };
      }),
    );
  }
}

function entryOf({ userId, stockId, period, count }: ClaimCount, now: Date): CounterEntry {
  const cap = { userId, measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  const kind = (period.split(':')[0] ?? 'total') as keyof typeof PERIODS;
  return capEntry({ ...cap, period: PERIODS[kind] }, null, now, count);
}
