import type { Refused } from '@boon/shared-kernel';
import type { LockedPrice, Order, ReturnAnswer, ReturnedUnits } from './order.js';

/** One request to place an order, told from others by its key. */
export interface OrderRequest {
  readonly userId: string;
  /** The hash of the idempotency key. */
  readonly requestKey: string;
  /** The hash of what was asked for. */
  readonly requestHash: string;
  readonly expectedPayable: string;
  readonly months: number | null;
}

/** A new order, or the one that the same key made before. */
export type OpenedOrder =
  | { readonly ok: true; readonly order: Order }
  | Refused<'cart.empty' | 'order.under-way' | 'idempotency.key-reused'>;

/** A return that was asked for, and what Boon said if it is done. */
export interface AskedReturn {
  readonly returnId: string;
  readonly orderId: string;
  readonly lines: readonly ReturnedUnits[];
  readonly answer: ReturnAnswer | null;
}

export type OpenedReturn =
  { readonly ok: true; readonly asked: AskedReturn } | Refused<'idempotency.key-reused'>;

/** Orders and returns. Each change of state happens once: the one that comes second answers false. */
export abstract class OrdersRepository {
  /** Undefined when there is none of that user; dropped ones are none. */
  abstract find(orderId: string, userId: string): Promise<Order | undefined>;

  /** Newest first. */
  abstract ofUser(userId: string, limit: number): Promise<Order[]>;

  /** Makes an order of what is in the cart, unless the key made one before. Holds the cart meanwhile. */
  abstract open(request: OrderRequest): Promise<OpenedOrder>;

  /** The order as it stands, dropped ones too. */
  abstract get(orderId: string): Promise<Order>;

  /** placing -> locked. */
  abstract markLocked(orderId: string, redemptionId: string, priced: LockedPrice): Promise<boolean>;
  /** locked -> paid; what was ordered leaves the cart. */
  abstract markPaid(order: Order): Promise<boolean>;
  /** placing -> dropped. */
  abstract drop(orderId: string, reason: string): Promise<boolean>;
  /** locked -> cancelled. */
  abstract cancel(orderId: string, reason: string): Promise<boolean>;
  /** Boon knows of the order. */
  abstract markFed(orderId: string): Promise<void>;

  /** Orders that nobody finished for `seconds`: placing, locked, or paid and not fed. */
  abstract unfinished(seconds: number, limit: number): Promise<Order[]>;

  abstract openReturn(
    orderId: string,
    request: Pick<OrderRequest, 'requestKey' | 'requestHash'>,
    lines: readonly ReturnedUnits[],
  ): Promise<OpenedReturn>;
  /** asked -> done. */
  abstract markReturned(returnId: string, answer: ReturnAnswer): Promise<boolean>;
  /** asked -> dropped. */
  abstract dropReturn(returnId: string): Promise<boolean>;
  /** Returns whose answer nobody waited for. */
  abstract unfinishedReturns(seconds: number, limit: number): Promise<AskedReturn[]>;
}
