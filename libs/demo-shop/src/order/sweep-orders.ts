import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Cashier } from './cashier.js';
import type { Order } from './domain/order.js';
import { OrdersRepository } from './domain/orders.repository.js';
import { FinishOrder } from './finish-order.js';
import { ReturnUnits } from './return-units.js';

const EVERY_MS = 10_000;
/** A shopper's own attempt is long over by then. */
const LEFT_ALONE_SECONDS = 30;
const AT_A_TIME = 50;

/**
 * Ends what a crash or a silent Boon left half-way: an order that was locked is finished, one of which
 * nobody knows is taken back, a return is asked for again, a paid order is told.
 */
@Injectable()
export class SweepOrders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(SweepOrders.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly orders: OrdersRepository,
    private readonly cashier: Cashier,
    private readonly finishOrder: FinishOrder,
    private readonly returnUnits: ReturnUnits,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(LEFT_ALONE_SECONDS), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One round over what nobody touched for so long; what fails waits for the next round. */
  async sweep(leftAloneSeconds: number): Promise<void> {
    await this.orLater('orders', async () => {
      for (const order of await this.orders.unfinished(leftAloneSeconds, AT_A_TIME)) {
        await this.orLater(`order ${order.orderId}`, () => this.end(order));
      }
    });
    await this.orLater('returns', async () => {
      for (const asked of await this.orders.unfinishedReturns(leftAloneSeconds, AT_A_TIME)) {
        await this.orLater(`return ${asked.returnId}`, async () => {
          await this.returnUnits.finish(asked, await this.orders.get(asked.orderId));
        });
      }
    });
  }

  /** One that cannot be ended keeps none of the others. */
  private async orLater(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      this.logger.warn(`${what}: left half-way until the next round: ${String(fault)}`);
    }
  }

  private async end(order: Order): Promise<void> {
    if (order.state === 'paid') return this.finishOrder.tell(order);
    if (order.state === 'locked') {
      await this.finishOrder.execute(order);
      return;
    }
    // Whether Boon locked it is found out by asking again under the same key.
    const lock = await this.cashier.lock(order);
    const isOurs = await this.orders.drop(order.orderId, 'order.given-up');
    if (lock.ok && isOurs) await this.cashier.cancel(order.orderId, lock.redemptionId);
  }
}
