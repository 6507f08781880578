import { Injectable } from '@nestjs/common';
import { Counters } from '@boon/service-support';
import { capEntry, capRequestId, DeliveryCaps, type CapSubject } from '@boon/service-support/caps';
import { deliveryOf } from '../capping/delivery.js';
import { channelOf } from '../slot/domain/slot-content.js';
import type { Seen } from './shown.js';

/**
 * Counts what was really shown: against soft caps of every subject, whatever caps there are today, so that a
 * new cap starts with true counts; against hard caps, where the delivery was reserved.
 */
@Injectable()
export class CountExposures {
  constructor(
    private readonly counters: Counters,
    private readonly deliveries: DeliveryCaps,
  ) {}

  async execute(exposures: readonly Seen[]): Promise<void> {
    const delivered = exposures.filter(({ hardCaps }) => hardCaps.length > 0).map(deliveryOf);
    await Promise.all([
      ...exposures.map((exposure) => this.count(exposure)),
      ...(delivered.length > 0 ? [this.deliveries.confirm(delivered)] : []),
    ]);
  }

  /** A subject counts once per decision and slot, however many winners the slot shows. */
  private async count({ userId, decisionId, slot, exposedAt, ...ids }: Seen): Promise<void> {
    const page = `${decisionId}:${slot}`;
    const add = async (unique: string, subjects: readonly [CapSubject, string][]) => {
      const entries = subjects.flatMap(([subject, subjectId]) =>
        (['day', 'month'] as const).map((period) => {
          const cap = { userId, measure: 'exposures', subject, subjectId, period } as const;
          return capEntry(cap, null, exposedAt);
        }),
      );
      await this.counters.add(capRequestId(userId, unique), entries);
    };
    await Promise.all([
      add(`${page}:${ids.planId}`, [['plan', ids.planId]]),
      add(`${page}:${ids.schemeId}`, [['scheme', ids.schemeId]]),
      add(`${page}:${ids.stockId}`, [['benefit', ids.stockId]]),
      add(page, [
        ['slot', slot],
        ['channel', channelOf(slot)],
        ['all', ''],
      ]),
    ]);
  }
}
