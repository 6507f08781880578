import { capKey } from '@boon/service-support/caps';

/** Where the naive reference keeps a shopper's profile. */
export function naiveProfileKey(userId: string): string {
  return `naive:profile:${userId}`;
}

/** The counters of one shopper for a plan and its stock: the platform's own, which issuing and exposures move. */
export function capKeysOf(
  userId: string,
  planId: string,
  stockId: string,
  now: Date,
): { readonly seen: string; readonly claimed: string } {
  const exposures = { userId, measure: 'exposures', subject: 'plan', subjectId: planId } as const;
  const claims = { userId, measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return {
    seen: capKey({ ...exposures, period: 'day' }, now),
    claimed: capKey({ ...claims, period: 'total' }, now),
  };
}
