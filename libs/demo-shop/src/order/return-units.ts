import { Injectable } from '@nestjs/common';
import { contentHash, ensure, refused, type Refused } from '@boon/shared-kernel';
import { Cashier, type ReturnRefusal } from './cashier.js';
import type { Order, OrderReturn, ReturnedUnits } from './domain/order.js';
import { OrdersRepository, type AskedReturn } from './domain/orders.repository.js';

/** Units of an order that come back. */
export interface ReturnUnitsCommand {
  readonly userId: string;
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly lines: readonly ReturnedUnits[];
}

/** What came back, and the order with it. */
export type ReturnOutcome =
  | { readonly ok: true; readonly order: Order; readonly returned: OrderReturn }
  | ReturnRefusal
  | Refused<'shop.order-unknown' | 'order.not-paid' | 'idempotency.key-reused'>;

/** Takes units back: Boon says what the shopper gets and what becomes of the benefits. Once per key. */
@Injectable()
export class ReturnUnits {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly cashier: Cashier,
  ) {}

  async execute(command: ReturnUnitsCommand): Promise<ReturnOutcome> {
    const { userId, orderId, idempotencyKey, lines } = command;
    const order = await this.orders.find(orderId, userId);
    if (order === undefined) return refused('shop.order-unknown');
    if (order.state !== 'paid') return refused('order.not-paid');

    const request = {
      requestKey: contentHash(idempotencyKey),
      requestHash: contentHash({ lines }),
    };
    const opened = await this.orders.openReturn(orderId, request, lines);
    if (!opened.ok) return opened;
    const refusal = await this.finish(opened.asked, order);
    if (refusal !== null) return refusal;

    const after = await this.orders.get(orderId);
    const returned = after.returns.find(({ returnId }) => returnId === opened.asked.returnId);
    ensure(returned !== undefined, 'a return that is done is on its order');
    return { ok: true, order: after, returned };
  }

  /** Has Boon take back what was asked for; null when it did, now or before. */
  async finish(asked: AskedReturn, { redemptionId }: Order): Promise<ReturnRefusal | null> {
    if (asked.answer !== null) return null;
    ensure(redemptionId !== null, 'a paid order has a redemption');
    const outcome = await this.cashier.takeBack(redemptionId, asked.returnId, asked.lines);
    if (!outcome.ok) {
      await this.orders.dropReturn(asked.returnId);
      return outcome;
    }
    await this.orders.markReturned(asked.returnId, outcome.answer);
    return null;
  }
}
