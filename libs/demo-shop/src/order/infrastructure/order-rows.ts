import { ensure } from '@boon/shared-kernel';
import type {
  LockedPrice,
  Order,
  OrderedLine,
  OrderReturn,
  OrderState,
  ReturnAnswer,
  ReturnedUnits,
} from '../domain/order.js';
import type { AskedReturn } from '../domain/orders.repository.js';

/** A row of `ORDERS`. */
export interface OrderRow {
  readonly order_id: string;
  readonly user_id: string;
  readonly request_hash: string;
  readonly state: OrderState;
  readonly placed_at: Date;
  readonly expected_payable: string;
  readonly months: number | null;
  readonly lines: readonly OrderedLine[];
  readonly redemption_id: string | null;
  readonly priced: LockedPrice | null;
  readonly reason: string | null;
  readonly returns: readonly {
    readonly returnId: string;
    readonly askedAt: string;
    readonly answer: ReturnAnswer;
  }[];
}

/** Orders with their returns, to be continued by conditions on `o`. */
export const ORDERS = `
  select o.order_id, o.user_id, o.request_hash, o.state, o.placed_at, o.expected_payable, o.months,
    o.lines, o.redemption_id, o.priced, o.reason,
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'returnId', r.return_id, 'askedAt', r.asked_at, 'answer', r.answer) order by r.asked_at, r.return_id)
      from demo_shop.order_return r where r.order_id = o.order_id and r.state = 'done'
    ), '[]') as returns
  from demo_shop.shop_order o`;

export function orderOf(row: OrderRow): Order {
  return {
    orderId: row.order_id,
    userId: row.user_id,
    state: row.state,
    placedAt: row.placed_at,
    expectedPayable: row.expected_payable,
    months: row.months,
    lines: row.lines,
    redemptionId: row.redemption_id,
    priced: row.priced,
    reason: row.reason,
    returns: row.returns.map(({ returnId, askedAt, answer }): OrderReturn => ({
      returnId,
      askedAt: new Date(askedAt),
      answer,
    })),
  };
}

/** The only row of an answer that has exactly one. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  ensure(row !== undefined && rows.length === 1, 'one row was expected');
  return row;
}

/** A row of a return. */
export interface ReturnRow {
  readonly return_id: string;
  readonly order_id: string;
  readonly request_hash: string;
  readonly lines: readonly ReturnedUnits[];
  readonly answer: ReturnAnswer | null;
}

export const RETURN_COLUMNS = 'return_id, order_id, request_hash, lines, answer';

export function returnOf(row: ReturnRow): AskedReturn {
  return { returnId: row.return_id, orderId: row.order_id, lines: row.lines, answer: row.answer };
}
