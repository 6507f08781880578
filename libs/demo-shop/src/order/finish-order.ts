import { Injectable, Logger } from '@nestjs/common';
import { refused } from '@boon/shared-kernel';
import { Cashier } from './cashier.js';
import type { Order } from './domain/order.js';
import { OrdersRepository } from './domain/orders.repository.js';
import { refusalOf, type FinishOutcome } from './domain/order-outcome.js';

/**
 * Takes an order from where it stands to its end: lock at Boon, payment (the demo pays at once), confirm,
 * tell. Every step may be done again and by several at once: Boon answers the same, and the shop's own
 * state changes once.
 */
@Injectable()
export class FinishOrder {
  private readonly logger = new Logger(FinishOrder.name);

  constructor(
    private readonly orders: OrdersRepository,
    private readonly cashier: Cashier,
  ) {}

  async execute(order: Order): Promise<FinishOutcome> {
    if (order.state === 'placing') {
      const refusal = await this.lock(order);
      if (refusal !== null) return refusal;
    }
    const locked = await this.orders.get(order.orderId);
    if (locked.state === 'locked') {
      const refusal = await this.confirm(locked);
      if (refusal !== null) return refusal;
    }
    const finished = await this.orders.get(order.orderId);
    if (finished.state !== 'paid') return refusalOf(finished);
    await this.tell(finished);
    return { ok: true, order: finished };
  }

  /** Tells Boon of a paid order; one that it cannot hear now is told by the sweep. */
  async tell(order: Order): Promise<void> {
    try {
      await this.cashier.tell(order);
      await this.orders.markFed(order.orderId);
    } catch (fault) {
      this.logger.warn(`order ${order.orderId} is told to Boon later: ${String(fault)}`);
    }
  }

  private async lock(order: Order): Promise<FinishOutcome | null> {
    const lock = await this.cashier.lock(order);
    if (!lock.ok) {
      await this.orders.drop(order.orderId, lock.code);
      return lock;
    }
    const { redemptionId, priced } = lock;
    if (await this.orders.markLocked(order.orderId, redemptionId, priced)) return null;

    const { state } = await this.orders.get(order.orderId);
    if (state !== 'dropped') return null;
    // Given up while Boon answered: nobody will pay for what is locked.
    await this.cashier.cancel(order.orderId, redemptionId);
    return refused('order.refused', { code: 'order.given-up' });
  }

  private async confirm(order: Order): Promise<FinishOutcome | null> {
    const confirmed = await this.cashier.confirm(order);
    if (confirmed.ok) {
      await this.orders.markPaid(order);
      return null;
    }
    await this.orders.cancel(order.orderId, confirmed.code);
    return confirmed;
  }
}
