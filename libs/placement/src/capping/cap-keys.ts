import { capKey, type CapPeriod } from '@boon/service-support/caps';
import type { Offer } from '../catalogue/domain/offer.js';

/** The counter of confirmed exposures of one user to a plan on the day of `now` (Asia/Shanghai). */
export function exposureKey(userId: string, planId: string, now: Date): string {
  const subject = { measure: 'exposures', subject: 'plan', subjectId: planId } as const;
  return capKey({ userId, ...subject, period: 'day' }, now);
}

/** The counter of one user's grants of a stock, which issuing keeps. */
export function claimKey(userId: string, stockId: string, period: CapPeriod, now: Date): string {
  const subject = { measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return capKey({ userId, ...subject, period }, now);
}

/** Every counter that may cap an offer for these identities of one shopper. */
export function capKeysOf(offer: Offer, identities: readonly string[], now: Date): string[] {
  const { plan, stock } = offer;
  const { perUserTotal, perUserDay, perUserMonth } = stock.limits;
  return identities.flatMap((userId) => [
    ...(plan.dailyCapPerUser === null ? [] : [exposureKey(userId, plan.id, now)]),
    ...(perUserTotal === null ? [] : [claimKey(userId, stock.id, 'total', now)]),
    ...(perUserDay === null ? [] : [claimKey(userId, stock.id, 'day', now)]),
    ...(perUserMonth === null ? [] : [claimKey(userId, stock.id, 'month', now)]),
  ]);
}
