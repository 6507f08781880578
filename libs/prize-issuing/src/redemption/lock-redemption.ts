import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { HeldGrants } from '../quote/domain/held-grants.js';
import { isTooLarge } from '../quote/domain/order-size.js';
import { PricingOptions } from '../quote/domain/pricing-options.js';
import { quoteOf, type Quote } from '../quote/domain/quote.js';
import { GrantsInUse } from './domain/grants-in-use.js';
import { hashOfLock, isNotAsTold, lockedFrom, type LockRequest } from './domain/lock-request.js';
import type { Redemption } from './domain/redemption.js';
import { RedemptionRepository } from './domain/redemption.repository.js';

/** The price is not what the shopper was told: here is the new one, nothing is locked. */
export type QuoteChanged = Refused<'quote.changed'> & { readonly quote: Quote };

/** The locked redemption (a repeat of the same request gets the same), or why there is none. */
export type LockOutcome =
  | { readonly ok: true; readonly redemption: Redemption }
  | QuoteChanged
  | Refused<'redemption.order-taken' | 'quote.order-too-large'>;

const MOST_SEARCHES = 3;

/** Repeats the search at the database's now and locks the grants of the best set: from then on they are used. */
@Injectable()
export class LockRedemption {
  constructor(
    private readonly redemptions: RedemptionRepository,
    private readonly grants: GrantsInUse,
    private readonly held: HeldGrants,
    private readonly pricing: PricingOptions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(request: LockRequest): Promise<LockOutcome> {
    if (isTooLarge(request.lines)) return refused('quote.order-too-large');
    return this.unitOfWork.run(async () => {
      await this.redemptions.reserveOrder(request.orderId);
      const live = await this.redemptions.liveOf(request.orderId);
      if (live === null) return this.lock(request);

      const isRepeat = live.parts.requestHash === hashOfLock(request);
      return isRepeat ? { ok: true, redemption: live } : refused('redemption.order-taken');
    });
  }

  private async lock(request: LockRequest): Promise<LockOutcome> {
    const policy = this.pricing.policy(request.mode);
    const now = await this.redemptions.now();
    for (let search = 1; ; search += 1) {
      const held = await this.held.of(request.userId);
      const plan = request.instalments?.plan ?? null;
      const quote = quoteOf(request.lines, held, policy, plan);
      if (isNotAsTold(request, quote)) return changed(request, quote);

      const id = newId();
      const { lockTtlMs: ttlMs } = this.pricing;
      const at = { id, now, ttlMs, subsidyLimits: policy.subsidy };
      const redemption = lockedFrom(request, quote, at);
      if (await this.grants.lock(id, redemption.uses)) {
        await this.redemptions.add(redemption);
        return { ok: true, redemption };
      }
      // Another order of this user took one of them meanwhile.
      if (search === MOST_SEARCHES) return changed(request, quote);
    }
  }
}

function changed(request: LockRequest, quote: Quote): QuoteChanged {
  const details = {
    payable: quote.payable.toString(),
    expectedPayable: request.expectedPayable.toString(),
  };
  return { ...refused('quote.changed', details), quote };
}
