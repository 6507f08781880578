import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counters } from '@boon/service-support';
import { capEntry } from '@boon/service-support/caps';
import { platformDay } from '@boon/shared-kernel';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { PlacementOptions } from '../placement-options.js';
import { ExposureRepository } from './exposure.repository.js';

/** Works the day's exposure counters out anew from what the database keeps. */
@Injectable()
export class RebuildExposureCounters implements OnModuleInit {
  constructor(
    private readonly exposures: ExposureRepository,
    private readonly counters: Counters,
    private readonly clock: DecisionClock,
    private readonly options: PlacementOptions,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.options.rebuildCounters) await this.execute();
  }

  /** Answers how many counters were set. */
  async execute(): Promise<number> {
    const now = this.clock.now();
    const midnight = new Date(`${platformDay(now)}T00:00:00+08:00`);
    const counts = await this.exposures.countsSince(midnight);
    const values = counts.map(({ userId, planId, seen }) => {
      const cap = { userId, measure: 'exposures', subject: 'plan', subjectId: planId } as const;
      const { key, expiresAt } = capEntry({ ...cap, period: 'day' }, null, now);
      return { key, value: seen, expiresAt };
    });
    if (values.length > 0) await this.counters.replace(values);
    return values.length;
  }
}
