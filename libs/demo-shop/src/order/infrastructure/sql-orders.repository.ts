import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import { newId, refused } from '@boon/shared-kernel';
import { Carts } from '../../cart/carts.js';
import type {
  LockedPrice,
  Order,
  OrderedLine,
  ReturnAnswer,
  ReturnedUnits,
} from '../domain/order.js';
import {
  OrdersRepository,
  type AskedReturn,
  type OpenedOrder,
  type OpenedReturn,
  type OrderRequest,
} from '../domain/orders.repository.js';
import {
  only,
  orderOf,
  ORDERS,
  RETURN_COLUMNS,
  returnOf,
  type OrderRow,
  type ReturnRow,
} from './order-rows.js';

/** Orders and returns in PostgreSQL; a change of state is one conditional statement. */
@Injectable()
export class SqlOrdersRepository extends OrdersRepository {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
    private readonly carts: Carts,
  ) {
    super();
  }

  async find(orderId: string, userId: string): Promise<Order | undefined> {
    const [order] = await this.read(
      `where o.order_id = $1 and o.user_id = $2 and o.state not in ('placing', 'dropped')`,
      [orderId, userId],
    );
    return order;
  }

  ofUser(userId: string, limit: number): Promise<Order[]> {
    return this.read(
      `where o.user_id = $1 and o.state not in ('placing', 'dropped')
       order by o.placed_at desc, o.order_id desc limit $2`,
      [userId, limit],
    );
  }

  open(request: OrderRequest): Promise<OpenedOrder> {
    return this.unitOfWork.run(async () => {
      const { userId } = request;
      // Else a cart that was read before another order of it is paid could be ordered once more.
      await this.carts.hold(userId);
      const known = await this.ofRequest(request);
      if (known !== undefined) return known;
      const cart = await this.carts.read(userId);
      if (cart.length === 0) return refused('cart.empty');
      const lines = cart.map(({ product, quantity }) => ({
        lineId: product.sku,
        product,
        quantity,
      }));
      return this.make(request, lines);
    });
  }

  async get(orderId: string): Promise<Order> {
    return only(await this.read('where o.order_id = $1', [orderId]));
  }

  markLocked(orderId: string, redemptionId: string, priced: LockedPrice): Promise<boolean> {
    return this.change(`set state = 'locked', redemption_id = $2, priced = $3`, `'placing'`, [
      orderId,
      redemptionId,
      JSON.stringify(priced),
    ]);
  }

  markPaid({ orderId, userId, lines }: Order): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      await this.carts.hold(userId);
      const isFirst = await this.change(`set state = 'paid'`, `'locked'`, [orderId]);
      const ordered = lines.map(({ product, quantity }) => ({ sku: product.sku, quantity }));
      if (isFirst) await this.carts.takeOut(userId, ordered);
      return isFirst;
    });
  }

  drop(orderId: string, reason: string): Promise<boolean> {
    return this.change(`set state = 'dropped', reason = $2`, `'placing'`, [orderId, reason]);
  }

  cancel(orderId: string, reason: string): Promise<boolean> {
    return this.change(`set state = 'cancelled', reason = $2`, `'locked'`, [orderId, reason]);
  }

  async markFed(orderId: string): Promise<void> {
    await this.sql.execute(
      `update demo_shop.shop_order set fed_at = now() where order_id = $1 and fed_at is null`,
      [orderId],
    );
  }

  unfinished(seconds: number, limit: number): Promise<Order[]> {
    return this.read(
      `where (o.state in ('placing', 'locked') or (o.state = 'paid' and o.fed_at is null))
         and o.changed_at <= now() - make_interval(secs => $1)
       order by o.changed_at limit $2`,
      [seconds, limit],
    );
  }

  async openReturn(
    orderId: string,
    { requestKey, requestHash }: Pick<OrderRequest, 'requestKey' | 'requestHash'>,
    lines: readonly ReturnedUnits[],
  ): Promise<OpenedReturn> {
    await this.sql.execute(
      `insert into demo_shop.order_return
         (return_id, order_id, request_key, request_hash, state, lines)
       values ($1, $2, $3, $4, 'asked', $5) on conflict do nothing`,
      [newId(), orderId, requestKey, requestHash, JSON.stringify(lines)],
    );
    const [row] = await this.sql.query<ReturnRow>(
      `select ${RETURN_COLUMNS} from demo_shop.order_return
       where order_id = $1 and request_key = $2 and state <> 'dropped'`,
      [orderId, requestKey],
    );
    // Boon refused a twin in between: this one asks for itself.
    if (row === undefined) return this.openReturn(orderId, { requestKey, requestHash }, lines);
    if (row.request_hash !== requestHash) return refused('idempotency.key-reused');
    return { ok: true, asked: returnOf(row) };
  }

  async markReturned(returnId: string, answer: ReturnAnswer): Promise<boolean> {
    const touched = await this.sql.execute(
      `update demo_shop.order_return set state = 'done', answer = $2
       where return_id = $1 and state = 'asked'`,
      [returnId, JSON.stringify(answer)],
    );
    return touched === 1;
  }

  async dropReturn(returnId: string): Promise<boolean> {
    const touched = await this.sql.execute(
      `update demo_shop.order_return set state = 'dropped' where return_id = $1 and state = 'asked'`,
      [returnId],
    );
    return touched === 1;
  }

  async unfinishedReturns(seconds: number, limit: number): Promise<AskedReturn[]> {
    const rows = await this.sql.query<ReturnRow>(
      `select ${RETURN_COLUMNS} from demo_shop.order_return
       where state = 'asked' and asked_at <= now() - make_interval(secs => $1)
       order by asked_at limit $2`,
      [seconds, limit],
    );
    return rows.map(returnOf);
  }

  private async make(
    { userId, requestKey, requestHash, expectedPayable, months }: OrderRequest,
    lines: readonly OrderedLine[],
  ): Promise<OpenedOrder> {
    const [made] = await this.sql.query<{ order_id: string }>(
      `insert into demo_shop.shop_order
         (order_id, user_id, request_key, request_hash, state, expected_payable, months, lines)
       values ($1, $2, $3, $4, 'placing', $5, $6, $7) on conflict do nothing returning order_id`,
      [newId(), userId, requestKey, requestHash, expectedPayable, months, JSON.stringify(lines)],
    );
    if (made === undefined) return refused('order.under-way');
    return { ok: true, order: await this.get(made.order_id) };
  }

  private async ofRequest(request: OrderRequest): Promise<OpenedOrder | undefined> {
    const rows = await this.sql.query<OrderRow>(
      `${ORDERS} where o.user_id = $1 and o.request_key = $2 and o.state <> 'dropped'`,
      [request.userId, request.requestKey],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    if (row.request_hash !== request.requestHash) return refused('idempotency.key-reused');
    return { ok: true, order: orderOf(row) };
  }

  private async read(conditions: string, parameters: readonly unknown[]): Promise<Order[]> {
    const rows = await this.sql.query<OrderRow>(`${ORDERS} ${conditions}`, parameters);
    return rows.map(orderOf);
  }

  private async change(
    assignments: string,
    from: string,
    parameters: readonly unknown[],
  ): Promise<boolean> {
    const touched = await this.sql.execute(
      `update demo_shop.shop_order ${assignments}, changed_at = now()
       where order_id = $1 and state in (${from})`,
      parameters,
    );
    return touched === 1;
  }
}
