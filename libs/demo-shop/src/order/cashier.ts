import type { Refused } from '@boon/shared-kernel';
import type { LockedPrice, Order, ReturnAnswer, ReturnedUnits } from './domain/order.js';

/** What of Boon's refusals an order may meet. */
export type LockRefusal = Refused<
  'quote.changed' | 'quote.order-too-large' | 'redemption.order-taken' | 'order.refused'
>;
export type ConfirmRefusal = Refused<'redemption.lock-lost' | 'order.refused'>;
export type ReturnRefusal = Refused<
  'return.line-unknown' | 'return.too-many' | 'redemption.not-confirmed' | 'order.refused'
>;

export type LockOutcome =
  { readonly ok: true; readonly redemptionId: string; readonly priced: LockedPrice } | LockRefusal;

/**
 * The shop's till at Boon. Every call may be made again with the same order or return: the answer is the
 * same one. Boon being away throws `Unavailable`, and then nobody knows whether it happened.
 */
export abstract class Cashier {
  /** Locks the best set of benefits at the price that the shopper was told. */
  abstract lock(order: Order): Promise<LockOutcome>;
  /** The order is paid: its benefits are used. */
  abstract confirm(order: Order): Promise<{ readonly ok: true } | ConfirmRefusal>;
  /** The order is off: its benefits go back to the wallet. */
  abstract cancel(orderId: string, redemptionId: string): Promise<void>;
  abstract takeBack(
    redemptionId: string,
    returnId: string,
    lines: readonly ReturnedUnits[],
  ): Promise<{ readonly ok: true; readonly answer: ReturnAnswer } | ReturnRefusal>;
  /** Tells Boon of a paid order, from which lifecycle stages follow. */
  abstract tell(order: Order): Promise<void>;
}
