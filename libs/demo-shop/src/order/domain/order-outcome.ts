import { refused, type Refused } from '@boon/shared-kernel';
import type { Order } from './order.js';

/** Every way in which an order may not come about. */
export type OrderRefusal = Refused<
  | 'cart.empty'
  | 'order.under-way'
  | 'order.refused'
  | 'idempotency.key-reused'
  | 'quote.changed'
  | 'quote.order-too-large'
  | 'redemption.lock-lost'
  | 'redemption.order-taken'
>;

/** The order, or why there is none. */
export type FinishOutcome = { readonly ok: true; readonly order: Order } | OrderRefusal;

/** Why an order that is off did not come about, by the reason that was kept. */
export function refusalOf({ reason }: Pick<Order, 'reason'>): OrderRefusal {
  if (reason === 'redemption.lock-lost') return refused(reason);
  return refused('order.refused', { code: reason ?? 'unknown' });
}
