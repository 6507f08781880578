import { Injectable } from '@nestjs/common';
import { contentHash } from '@boon/shared-kernel';
import type { FinishOutcome } from './domain/order-outcome.js';
import { OrdersRepository } from './domain/orders.repository.js';
import { FinishOrder } from './finish-order.js';

/** What a shopper orders: the cart, at the price that they were told. */
export interface PlaceOrderCommand {
  readonly userId: string;
  readonly idempotencyKey: string;
  readonly expectedPayable: string;
  readonly months: number | null;
}

/** Places an order of what is in the cart: once per key, however often and from wherever it is asked for. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly finishOrder: FinishOrder,
  ) {}

  async execute(command: PlaceOrderCommand): Promise<FinishOutcome> {
    const { userId, idempotencyKey, expectedPayable, months } = command;
    const opened = await this.orders.open({
      ...{ userId, expectedPayable, months },
      requestKey: contentHash(idempotencyKey),
      requestHash: contentHash({ expectedPayable, months }),
    });
    return opened.ok ? this.finishOrder.execute(opened.order) : opened;
  }
}
