import type { OrderLine, PricingPolicy } from '@boon/benefit-terms';
import { contentHash, type Money } from '@boon/shared-kernel';
import type { Quote } from '../../quote/domain/quote.js';
import { Redemption } from './redemption.js';

/** An order whose grants are to be locked. */
export interface LockRequest {
  readonly orderId: string;
  readonly userId: string;
  readonly lines: readonly OrderLine[];
  /** What the shopper was told; another price is not locked. */
  readonly expectedPayable: Money;
  /** A service may name it; else the platform's. */
  readonly mode?: PricingPolicy['mode'] | undefined;
}

/** Tells a repeat of the same lock from another order under the same id. */
export function hashOfLock(request: LockRequest): string {
  const { userId, lines, expectedPayable, mode } = request;
  return contentHash({ userId, lines, expectedPayable, mode });
}

/** The redemption that a quote becomes when it is locked at `now`. */
export function lockedFrom(
  request: LockRequest,
  quote: Quote,
  at: { readonly id: string; readonly now: Date; readonly ttlMs: number },
): Redemption {
  return Redemption.lock({
    id: at.id,
    orderId: request.orderId,
    userId: request.userId,
    requestHash: hashOfLock(request),
    mode: quote.mode,
    amount: quote.amount,
    discount: quote.discount,
    payable: quote.payable,
    lockedAt: at.now,
    lockExpiresAt: new Date(at.now.getTime() + at.ttlMs),
    lines: quote.lines.map((line) => ({ ...line, returned: 0 })),
    shares: quote.grants.flatMap((grant) => grant.shares),
  });
}
