import type { Cells } from './cells.js';
import type { CsvFile } from './csv-file.js';
import type { RetailOrder, SeenPrice } from './retailer.js';
import type { Row, RowOrigin } from './rows.js';

/** The columns that a transaction line must have. */
export const TRANSACTION_COLUMNS = [
  'household_id',
  'basket_id',
  'product_id',
  'quantity',
  'sales_value',
  'retail_disc',
  'coupon_disc',
  'coupon_match_disc',
  'transaction_timestamp',
];

/** What one unit cost on the shelf: (sales value + discounts) / quantity, rounded to the nearest fen. */
export function shelfPriceOf(cells: Cells): SeenPrice | null {
  const quantity = cells.whole('quantity');
  const total =
    cells.hundredths('sales_value') +
    cells.hundredths('retail_disc') +
    cells.hundredths('coupon_match_disc');
  const at = cells.instant('transaction_timestamp');
  const fen = quantity === 0 ? 0 : Math.floor((2 * total + quantity) / (2 * quantity));
  return fen <= 0 ? null : { sku: cells.text('product_id'), fen, at };
}

interface Basket {
  readonly origin: RowOrigin;
  readonly userId: string;
  paidAt: number;
  amountFen: number;
}

interface BasketLine {
  readonly basket: string;
  readonly userId: string;
  readonly at: number;
  readonly fen: number;
}

/**
 * Baskets as orders. The lines of a basket stand anywhere in the file, so one sum for each basket is kept
 * until the end; rows at fault are given as they are met.
 */
export async function* journeyOrders(transactions: CsvFile): AsyncGenerator<Row<RetailOrder>> {
  const baskets = new Map<string, Basket>();
  for await (const row of transactions.rows(TRANSACTION_COLUMNS, basketLine)) {
    if (row.ok) addTo(baskets, row.record, row.origin);
    else yield row;
  }
  for (const [orderId, { origin, userId, paidAt, amountFen }] of baskets) {
    yield { ok: true, origin, record: { orderId, userId, paidAt, amountFen } };
  }
}

function basketLine(cells: Cells): BasketLine {
  return {
    basket: cells.text('basket_id'),
    userId: cells.text('household_id'),
    at: cells.instant('transaction_timestamp'),
    fen: cells.hundredths('sales_value'),
  };
}

function addTo(baskets: Map<string, Basket>, line: BasketLine, origin: RowOrigin): void {
  const known = baskets.get(line.basket);
  if (known === undefined) {
    const { userId, at, fen } = line;
    baskets.set(line.basket, { origin, userId, paidAt: at, amountFen: fen });
    return;
  }
  known.paidAt = Math.max(known.paidAt, line.at);
  known.amountFen += line.fen;
}
