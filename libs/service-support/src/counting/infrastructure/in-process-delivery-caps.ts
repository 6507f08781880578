import { Injectable } from '@nestjs/common';
import { Clock } from '@boon/shared-kernel';
import { DeliveryCaps, type Delivery, type PastDelivery } from '../delivery-caps.js';

interface Counted {
  /** Until when each delivery counts, in epoch ms. */
  readonly ids: Map<string, number>;
  until: number;
}

const SWEEP_EVERY = 10_000;
const GRACE_MS = 3_600_000;

/** Hard caps of one process: each method runs without a pause, so no two of them mix. */
@Injectable()
export class InProcessDeliveryCaps extends DeliveryCaps {
  private readonly sets = new Map<string, Counted>();
  private isComplete = false;
  private callsUntilSweep = SWEEP_EVERY;

  constructor(private readonly clock: Clock) {
    super();
  }

  async reserve(
    deliveries: readonly Delivery[],
    lapsesAt: Date,
  ): Promise<readonly boolean[] | null> {
    if (!this.isComplete) return null;
    this.sweepNowAndThen();
    return deliveries.map((delivery) => {
      const fits = delivery.caps.every(({ key, limit }) => {
        const ids = this.live(key);
        return ids === undefined ? limit > 0 : ids.has(delivery.id) || ids.size < limit;
      });
      if (fits) this.add(delivery, lapsesAt.getTime());
      return fits;
    });
  }

  async confirm(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      for (const cap of delivery.caps) {
        this.add({ id: delivery.id, caps: [cap] }, cap.until.getTime());
      }
    }
  }

  async standing(keys: readonly string[]): Promise<readonly number[] | null> {
    return this.isComplete ? keys.map((key) => this.live(key)?.size ?? 0) : null;
  }

  async restore(deliveries: readonly PastDelivery[]): Promise<void> {
    for (const delivery of deliveries) this.add(delivery, delivery.countsUntil.getTime());
  }

  async open(): Promise<void> {
    this.isComplete = true;
  }

  async isOpen(): Promise<boolean> {
    return this.isComplete;
  }

  private add({ id, caps }: Delivery, countsUntil: number): void {
    for (const { key, until } of caps) {
      const set = this.sets.get(key) ?? { ids: new Map<string, number>(), until: 0 };
      set.until = until.getTime();
      set.ids.set(id, Math.max(countsUntil, set.ids.get(id) ?? 0));
      this.sets.set(key, set);
    }
  }

  private live(key: string): Map<string, number> | undefined {
    const ids = this.sets.get(key)?.ids;
    const now = this.now();
    for (const [id, countsUntil] of ids ?? []) if (countsUntil <= now) ids?.delete(id);
    return ids;
  }

  private sweepNowAndThen(): void {
    this.callsUntilSweep -= 1;
    if (this.callsUntilSweep > 0) return;
    const now = this.now();
    for (const [key, { until }] of this.sets) if (until + GRACE_MS <= now) this.sets.delete(key);
    this.callsUntilSweep = Math.max(SWEEP_EVERY, this.sets.size);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
