import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { WriteBehind } from '../delivery/write-behind.js';
import { CountExposures } from './count-exposures.js';
import { KeepExposures } from './keep-exposures.js';
import type { Seen } from './shown.js';

/** What became of the tokens that a page sent. */
export interface ExposureReceipt {
  readonly accepted: number;
  /** Not ours, too old, or another user's. */
  readonly ignored: number;
}

/** Takes in that offers were really shown: once each, only for their own user, off the response. */
@Injectable()
export class RecordExposures implements OnModuleDestroy {
  private readonly waiting: WriteBehind<Seen>;

  constructor(
    private readonly tokens: OfferTokens,
    private readonly clock: DecisionClock,
    private readonly keepExposures: KeepExposures,
    private readonly countExposures: CountExposures,
  ) {
    this.waiting = new WriteBehind<Seen>({
      name: RecordExposures.name,
      flush: async (rows) => {
        const kept = await this.keepExposures.execute(rows);
        await this.countExposures.execute(kept);
      },
    });
  }

  /** Checks the tokens; what is accepted is durable about 50 ms later. */
  execute(userId: string, tokens: readonly string[]): ExposureReceipt {
    const exposedAt = this.clock.now();
    let accepted = 0;
    for (const token of tokens) {
      const shown = this.tokens.openShown(token, exposedAt);
      if (shown?.userId !== userId) continue;
      this.waiting.add({ ...shown, exposedAt });
      accepted += 1;
    }
    return { accepted, ignored: tokens.length - accepted };
  }

  onModuleDestroy(): Promise<void> {
    return this.waiting.close();
  }
}
