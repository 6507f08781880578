import { Injectable } from '@nestjs/common';
import { contentHash } from '@boon/shared-kernel';
import { Carts } from '../cart/carts.js';
import type { OrderedLine } from './domain/order.js';
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
    private readonly carts: Carts,
    private readonly orders: OrdersRepository,
    private readonly finishOrder: FinishOrder,
  ) {}

  async execute(command: PlaceOrderCommand): Promise<FinishOutcome> {
    const { userId, idempotencyKey, expectedPayable, months } = command;
    const request = {
      ...{ userId, expectedPayable, months },
      requestKey: contentHash(idempotencyKey),
      requestHash: contentHash({ expectedPayable, months }),
    };
    const opened = await this.orders.open(request, await this.linesOf(userId));
    return opened.ok ? this.finishOrder.execute(opened.order) : opened;
  }

  private async linesOf(userId: string): Promise<OrderedLine[]> {
    const lines = await this.carts.read(userId);
    return lines.map(({ product, quantity }) => ({ lineId: product.sku, product, quantity }));
  }
}
