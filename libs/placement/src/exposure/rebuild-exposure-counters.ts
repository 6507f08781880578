import { Injectable } from '@nestjs/common';
import { Counters } from '@boon/service-support';
import { capEntry, DeliveryCaps, type PastDelivery } from '@boon/service-support/caps';
import { deliveryOf, LAPSES_AFTER_MS } from '../capping/delivery.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { ExposureRepository, type SeenCount } from './exposure.repository.js';

/** Works all counters of what was shown out anew from what the database keeps, and opens the hard caps. */
@Injectable()
export class RebuildExposureCounters {
  constructor(
    private readonly exposures: ExposureRepository,
    private readonly counters: Counters,
    private readonly deliveries: DeliveryCaps,
    private readonly clock: DecisionClock,
  ) {}

  /** Answers how many counters of exposures were set. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const counts = await this.exposures.countsAt(now);
    const values = counts.flatMap((count) => valuesOf(count, now));
    if (values.length > 0) await this.counters.replace(values);
    const delivered = await this.exposures.deliveredInMonthOf(now);
    await this.deliveries.restore(
      delivered.map((shown): PastDelivery => {
        const { id, caps } = deliveryOf(shown);
        const lapses = new Date(shown.decidedAt.getTime() + LAPSES_AFTER_MS);
        // A confirmed one counts to the end of each of its periods; the month's is the later.
        const ends = caps.map(({ until }) => until.getTime());
        return { id, caps, countsUntil: shown.isSeen ? new Date(Math.max(...ends)) : lapses };
      }),
    );
    await this.deliveries.open();
    return values.length;
  }
}

function valuesOf({ userId, subject, subjectId, today, month }: SeenCount, now: Date) {
  return (['day', 'month'] as const).map((period) => {
    const cap = { userId, measure: 'exposures', subject, subjectId, period } as const;
    const { key, expiresAt } = capEntry(cap, null, now);
    return { key, value: period === 'day' ? today : month, expiresAt };
  });
}
