import type { InstalmentPlan, OrderLine, PricingPolicy } from '@boon/benefit-terms';
import { contentHash, Money } from '@boon/shared-kernel';
import type { Quote } from '../../quote/domain/quote.js';
import { Redemption, type RedemptionParts } from './redemption.js';

/** An order whose grants are to be locked. */
export interface LockRequest {
  readonly orderId: string;
  readonly userId: string;
  readonly lines: readonly OrderLine[];
  /** What the shopper was told; another price is not locked. */
  readonly expectedPayable: Money;
  /** A service may name it; else the platform's. */
  readonly mode?: PricingPolicy['mode'] | undefined;
  /** How the order is paid in parts; what is waived of the interest must be as told, where that is said. */
  readonly instalments?:
    { readonly plan: InstalmentPlan; readonly expectedWaived: Money | null } | undefined;
}

/** Tells a repeat of the same lock from another order under the same id. */
export function hashOfLock(request: LockRequest): string {
  const { userId, lines, expectedPayable, mode, instalments } = request;
  return contentHash({ userId, lines, expectedPayable, mode, instalments });
}

/** True when the price, or what is waived, is not what the shopper was told. */
export function isNotAsTold(request: LockRequest, quote: Quote): boolean {
  if (!quote.payable.equals(request.expectedPayable)) return true;
  const told = request.instalments?.expectedWaived ?? null;
  return told !== null && quote.interest?.waived.equals(told) !== true;
}

/** The redemption that a quote becomes when it is locked at `now`. */
export function lockedFrom(
  request: LockRequest,
  quote: Quote,
  at: {
    readonly id: string;
    readonly now: Date;
    readonly ttlMs: number;
    readonly subsidyLimits: PricingPolicy['subsidy'];
  },
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
    subsidy: quote.subsidy,
    subsidyLimits: at.subsidyLimits,
    interest: quote.interest,
    lockedAt: at.now,
    lockExpiresAt: new Date(at.now.getTime() + at.ttlMs),
    ...takenFrom(quote),
  });
}

function takenFrom(quote: Quote): Pick<RedemptionParts, 'lines' | 'shares' | 'lots'> {
  const paid = new Map(quote.interest?.paid.map((line) => [line.lineId, line.interest]));
  const waived = quote.interest?.grant?.shares ?? [];
  return {
    lines: quote.lines.map((line) => ({
      ...line,
      returned: 0,
      interest: paid.get(line.lineId) ?? Money.ZERO,
    })),
    shares: [
      ...quote.grants.flatMap(({ on, shares }) =>
        shares.map((share) => ({ ...share, effect: on })),
      ),
      ...waived.map((share) => ({ ...share, effect: 'interest' as const })),
    ],
    lots: quote.grants
      .filter(({ on }) => on === 'balance')
      .map(({ grantId, discount }) => ({ grantId, drawn: discount, returned: Money.ZERO })),
  };
}
