import { segments } from './audience.js';
import { below, sourceOf } from './random.js';

/** A shopper as the shop fed them; instants in epoch milliseconds. */
export interface BenchShopper {
  readonly userId: string;
  readonly segments: readonly string[];
  readonly paidOrders: number;
  readonly firstPaidAt: number | null;
  readonly lastPaidAt: number | null;
  readonly previousPaidAt: number | null;
}

const KIND = 2;
const DAY_MS = 86_400_000;

/** The nth shopper; what is dated is dated before `now`. */
export function shopperAt(n: number, now: number): BenchShopper {
  const random = sourceOf(KIND, n);
  const base = { userId: `shopper-${n}`, segments: segments(random, below(random, 13)).sort() };
  const paidOrders = random() < 0.3 ? 0 : 1 + Math.floor(Math.exp(random() * 3.7));
  if (paidOrders === 0) {
    return { ...base, paidOrders, firstPaidAt: null, lastPaidAt: null, previousPaidAt: null };
  }
  // Half a day off the borders of the stages, so that a stage does not change while the bench runs.
  const daysBefore = (at: number, most: number) => at - (below(random, most) + 0.5) * DAY_MS;
  const lastPaidAt = daysBefore(now, 150);
  const previousPaidAt = paidOrders > 1 ? daysBefore(lastPaidAt, 140) : null;
  const firstPaidAt = paidOrders > 2 ? daysBefore(previousPaidAt ?? now, 400) : null;
  const first = firstPaidAt ?? previousPaidAt ?? lastPaidAt;
  return { ...base, paidOrders, firstPaidAt: first, lastPaidAt, previousPaidAt };
}

/** Where a shopper stands: the borders are 30 and 90 days, and a pause of 90 days makes one who returned. */
export function stageOf(shopper: BenchShopper, now: number): string {
  const { lastPaidAt, previousPaidAt } = shopper;
  if (lastPaidAt === null) return 'new';
  const days = Math.floor((now - lastPaidAt) / DAY_MS);
  if (days > 90) return 'dormant';
  if (days > 30) return 'at-risk';
  const pause = previousPaidAt === null ? 0 : Math.floor((lastPaidAt - previousPaidAt) / DAY_MS);
  return pause >= 90 ? 'returned' : 'active';
}
