import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { UserStates } from '../user-states.js';
import {
  behaviourLine,
  orderLine,
  productLine,
  segmentLine,
  userLine,
  type FedOrder,
} from './feed-lines.js';
import { readFeed, reportOf, type FedRow, type FeedOutcome, type ReadFeed } from './feed.js';
import type { LineFault, LineReader } from './line-reader.js';
import { ShopRecords } from './shop-records.js';

/**
 * Takes over what the shop tells of products, users, orders, segments and behaviours: NDJSON, one
 * transaction per body, an outcome per line. Sending a body again changes nothing. User states are fresh when it answers.
 */
@Injectable()
export class TakeFeed {
  constructor(
    private readonly records: ShopRecords,
    private readonly unitOfWork: UnitOfWork,
    private readonly states: UserStates,
  ) {}

  async products(body: string): Promise<FeedOutcome> {
    return this.take(body, productLine, async ({ rows, faults }) => {
      const products = lastOf(rows, ({ sku }) => sku);
      await this.unitOfWork.run(() => this.records.putProducts(products));
      return faults;
    });
  }

  async users(body: string): Promise<FeedOutcome> {
    return this.take(body, userLine, async ({ rows, faults }) => {
      const users = lastOf(rows, ({ userId, attributes }) => `${attributes === null} ${userId}`);
      await this.unitOfWork.run(() => this.records.putUsers(users));
      await this.refresh(rows);
      return faults;
    });
  }

  async orders(body: string): Promise<FeedOutcome> {
    return this.take(body, orderLine, async ({ rows, faults }) => {
      const { orders, differing } = distinctOrders(rows);
      const differingIds = await this.unitOfWork.run(() => this.records.putOrders(orders));
      await this.refresh(rows);
      const fault: LineFault = { code: 'order.differs', field: 'orderId' };
      const ids = new Set(differingIds);
      const refusedRows = rows.filter(
        ({ line, row }) => differing.has(line) || ids.has(row.orderId),
      );
      return new Map([...faults, ...refusedRows.map(({ line }) => [line, fault] as const)]);
    });
  }

  async segments(body: string): Promise<FeedOutcome> {
    return this.take(body, segmentLine, async ({ rows, faults }) => {
      const memberships = lastOf(rows, ({ segment, userId }) => `${segment} ${userId}`);
      await this.unitOfWork.run(() => this.records.putMemberships(memberships));
      await this.refresh(rows);
      return faults;
    });
  }

  async behaviours(body: string): Promise<FeedOutcome> {
    return this.take(body, behaviourLine, async ({ rows, faults }) => {
      await this.unitOfWork.run(() => this.records.putBehaviours(rows.map(({ row }) => row)));
      await this.refresh(rows);
      return faults;
    });
  }

  private async take<Row>(
    body: string,
    read: (line: LineReader) => Row,
    write: (feed: ReadFeed<Row>) => Promise<ReadonlyMap<number, LineFault>>,
  ): Promise<FeedOutcome> {
    const feed = readFeed(body, read);
    if (!feed.ok) return feed;
    const faults = feed.rows.length === 0 ? feed.faults : await write(feed);
    return reportOf(feed.rows, faults);
  }

  // Unchanged users too: the body may be a second try after the states were out of reach.
  private async refresh(rows: readonly FedRow<{ readonly userId: string }>[]): Promise<void> {
    await this.states.refresh([...new Set(rows.map(({ row }) => row.userId))]);
  }
}

/** The last row of each key: what the shop says later in a body holds. */
function lastOf<Row>(rows: readonly FedRow<Row>[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map(({ row }) => [key(row), row])).values()];
}

/** The first row of each order, and the lines that say something else of the same order. */
function distinctOrders(rows: readonly FedRow<FedOrder>[]): {
  orders: FedOrder[];
  differing: ReadonlySet<number>;
} {
  const orders = new Map<string, FedOrder>();
  const differing = new Set<number>();
  for (const { line, row } of rows) {
    const first = orders.get(row.orderId);
    if (first !== undefined && !isSameOrder(first, row)) differing.add(line);
    else
      orders.set(row.orderId, {
        ...row,
        ...(first?.returnedAt && { returnedAt: first.returnedAt }),
      });
  }
  return { orders: [...orders.values()], differing };
}

function isSameOrder(one: FedOrder, other: FedOrder): boolean {
  return (
    one.userId === other.userId &&
    one.amountFen === other.amountFen &&
    one.paidAt.getTime() === other.paidAt.getTime()
  );
}
