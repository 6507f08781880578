import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ExposureRecordedPayload } from '@boon/contracts/placement';
import { Counters } from '@boon/service-support';
import { capEntry, capRequestId } from '@boon/service-support/caps';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { WriteBehind } from '../delivery/write-behind.js';
import { KeepExposures } from './keep-exposures.js';

/** What became of the tokens that a page sent. */
export interface ExposureReceipt {
  readonly accepted: number;
  /** Not ours, too old, or another user's. */
  readonly ignored: number;
}

/** Takes in that offers were really shown: once each, only for their own user, off the response. */
@Injectable()
export class RecordExposures implements OnModuleDestroy {
  private readonly waiting: WriteBehind<ExposureRecordedPayload>;

  constructor(
    private readonly tokens: OfferTokens,
    private readonly clock: DecisionClock,
    private readonly counters: Counters,
    private readonly keepExposures: KeepExposures,
  ) {
    this.waiting = new WriteBehind<ExposureRecordedPayload>({
      name: RecordExposures.name,
      flush: (rows) => this.write(rows),
    });
  }

  /** Checks the tokens; what is accepted is durable about 50 ms later. */
  execute(userId: string, tokens: readonly string[]): ExposureReceipt {
    const now = this.clock.now();
    let accepted = 0;
    for (const token of tokens) {
      const shown = this.tokens.openExposure(token, now);
      if (shown?.userId !== userId) continue;
      const { decisionId, slot, planId, schemeId, stockId } = shown;
      const exposedAt = now.toISOString();
      this.waiting.add({ decisionId, userId, slot, planId, schemeId, stockId, exposedAt });
      accepted += 1;
    }
    return { accepted, ignored: tokens.length - accepted };
  }

  onModuleDestroy(): Promise<void> {
    return this.waiting.close();
  }

  private async write(rows: readonly ExposureRecordedPayload[]): Promise<void> {
    const kept = await this.keepExposures.execute(rows);
    await Promise.all(kept.map((exposure) => this.count(exposure)));
  }

  private async count(exposure: ExposureRecordedPayload): Promise<void> {
    const { userId, planId, decisionId, slot } = exposure;
    const cap = { userId, measure: 'exposures', subject: 'plan', subjectId: planId } as const;
    const entry = capEntry({ ...cap, period: 'day' }, null, new Date(exposure.exposedAt));
    await this.counters.add(capRequestId(userId, `${decisionId}:${slot}:${planId}`), [entry]);
  }
}
