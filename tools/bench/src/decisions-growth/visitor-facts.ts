import type { DecisionFacts } from '@boon/placement';
import { userValues, type LifecycleStage } from '@boon/service-support';
import { Money } from '@boon/shared-kernel';
import type { Had } from '../decisions/oracle.js';
import { productSeenBy } from '../decisions/workload/pages.js';
import { idOf, SLOTS } from '../decisions/workload/plans.js';
import { capKeysOf } from '../decisions/workload/redis-keys.js';
import { shopperAt, stageOf } from '../decisions/workload/shoppers.js';

/** All that a decision for the nth visitor's page depends on. */
export function factsOf(n: number, had: Had, now: Date, products: number): DecisionFacts {
  const { sku, category, brand, merchant, price } = productSeenBy(n, products);
  const item = { sku, spu: sku, category, brand, merchant };
  const product = { sku, unitPrice: Money.ofFen(price), item };
  const { userId, ...known } = shopperAt(n, now.getTime());
  const stage = stageOf({ userId, ...known }, now.getTime()) as LifecycleStage;
  const instant = (at: number | null) => (at === null ? null : new Date(at));
  const state = {
    ...{ userId, stage, segments: known.segments, paidOrders: known.paidOrders },
    firstPaidAt: instant(known.firstPaidAt),
    lastPaidAt: instant(known.lastPaidAt),
    previousPaidAt: instant(known.previousPaidAt),
    ...{ attributes: {}, version: 1, lastSeenAt: null, subsidyBalance: 0 },
    deeds: { viewed: [], carted: [], orders: [] },
    ...{ followedMerchants: [], memberMerchants: [], boughtMerchants: [], viewedCategories: [] },
  };
  return {
    decisionId: idOf('plan', n),
    slots: SLOTS.map((slot) => ({ asked: slot, slot, product, products: null })),
    shopper: {
      ...{ userId, identities: [userId], canClaim: true, isKnown: true, stage },
      context: { now, values: userValues(state) },
      ...{ picks: [], balanceFen: 0 },
    },
    counts: countsOf(userId, had, now),
    ...{ holdout: null, canReserve: true, reservations: new Map() },
  };
}

function countsOf(userId: string, { seenToday, claimed }: Had, now: Date): Map<string, number> {
  const keys = (n: number) => capKeysOf(userId, idOf('plan', n), idOf('stock', n), now);
  return new Map([
    ...[...seenToday].map(([n, count]) => [keys(n).seen, count] as const),
    ...[...claimed].map(([n, count]) => [keys(n).claimed, count] as const),
  ]);
}
