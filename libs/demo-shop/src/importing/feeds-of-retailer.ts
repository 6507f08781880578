import type { OrderLine, ProductLine, SegmentLine, UserLine } from '../feeds/feed-lines.js';
import { ORDER_DIFFERS } from '../feeds/feed-answer.js';
import type { CampaignTarget, RetailOrder, RetailProduct, Retailer } from '../retailer/retailer.js';
import type { Row } from '../retailer/rows.js';
import { segmentOf } from './codes.js';
import { runFeed, type ImportDesk, type Tally } from './feed-stage.js';
import type { PriceList } from './price-list.js';
import type { Survey } from './survey.js';

/** What became of each file. */
export interface FeedTallies {
  readonly products: Tally;
  readonly users: Tally;
  readonly orders: Tally;
  readonly segments: Tally;
}

/** Sends products, users, orders and the campaigns' segments, in this order. */
export async function runFeeds(
  retailer: Retailer,
  { prices, totals, shift }: Survey,
  desk: ImportDesk,
): Promise<FeedTallies> {
  const products = mapped(retailer.products(), (product) => productLine(product, prices));
  const users = mapped(retailer.users(), (user): UserLine => user);
  const orders = mapped(retailer.orders(), (order) => orderLine(order, shift));
  const segments = mapped(retailer.targets(), segmentLine);
  // Moved dates differ when the folder is loaded from the start again on another day.
  const passedOver = retailer.isHistoric ? { passedOver: ORDER_DIFFERS } : {};
  return {
    products: await runFeed({ name: 'products', total: prices.size, rows: products }, desk),
    users: await runFeed({ name: 'users', total: totals.users, rows: users }, desk),
    orders: await runFeed(
      { name: 'orders', total: totals.orders, rows: orders, ...passedOver },
      desk,
    ),
    segments: await runFeed({ name: 'segments', total: totals.segments, rows: segments }, desk),
  };
}

function orderLine({ orderId, userId, paidAt, amountFen }: RetailOrder, shift: number): OrderLine {
  const movedTo = new Date(paidAt + shift).toISOString();
  return { orderId, userId, paidAt: movedTo, amountFen: String(amountFen) };
}

function segmentLine({ campaign, userId }: CampaignTarget): SegmentLine {
  return { segment: segmentOf(campaign), userId, member: true };
}

function productLine(product: RetailProduct, prices: PriceList): ProductLine {
  const { fen, estimated } = prices.settle(product);
  const { sku, spu, name, categoryPath, brand, merchantId } = product;
  return { sku, spu, name, categoryPath, brand, merchantId, priceFen: String(fen), estimated };
}

async function* mapped<From, To>(
  rows: AsyncIterable<Row<From>>,
  change: (record: From) => To,
): AsyncGenerator<Row<To>> {
  for await (const row of rows) yield row.ok ? { ...row, record: change(row.record) } : row;
}
