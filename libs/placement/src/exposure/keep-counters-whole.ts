import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DeliveryCaps } from '@boon/service-support/caps';
import { PlacementOptions } from '../placement-options.js';
import { RebuildExposureCounters } from './rebuild-exposure-counters.js';

const LOOKED_AT_EVERY_MS = 2_000;
/** Longer than any node keeps a delivery to itself before the database has it. */
const SETTLES_AFTER_MS = 2_000;

/**
 * Sees that counters were lost (a wiped Redis, a fresh process) and has them worked out anew. Until then hard
 * caps are closed: what they guard is not shown.
 */
@Injectable()
export class KeepCountersWhole implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(KeepCountersWhole.name);
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly deliveries: DeliveryCaps,
    private readonly rebuild: RebuildExposureCounters,
    private readonly options: PlacementOptions,
  ) {}

  async onModuleInit(): Promise<void> {
    // Counters of this process are lost with it, and nobody else has deliveries under way.
    if (this.options.rebuildCounters) await this.rebuild.execute();
    this.schedule(LOOKED_AT_EVERY_MS);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(ms: number, isLost = false): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look(isLost), ms);
    this.timer.unref();
  }

  private async look(wasLost: boolean): Promise<void> {
    try {
      const isOpen = await this.deliveries.isOpen();
      if (!isOpen && !wasLost) return this.schedule(SETTLES_AFTER_MS, true);
      if (!isOpen) {
        this.logger.warn(`counters were lost: ${await this.rebuild.execute()} worked out anew`);
      }
    } catch (fault) {
      this.logger.warn(`counters cannot be looked at: ${String(fault)}`);
    }
    this.schedule(LOOKED_AT_EVERY_MS);
  }
}
