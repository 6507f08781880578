import type { Retailer } from '../retailer/retailer.js';
import { recordsOf, type Row } from '../retailer/rows.js';
import { CampaignBook } from './campaign-book.js';
import type { RowFault } from './ports.js';
import { PriceList } from './price-list.js';

const DAY_MS = 86_400_000;

/** What must be known of the whole folder before its first line can be sent. */
export interface Survey {
  readonly prices: PriceList;
  readonly campaigns: CampaignBook;
  /** Coupon-product links that were taken. */
  readonly links: number;
  /** How many lines each feed will have, faulty ones left out. */
  readonly totals: { readonly users: number; readonly orders: number; readonly segments: number };
  /** Milliseconds that are added to the dates of orders. */
  readonly shift: number;
}

/**
 * Reads the folder once through. Rows at fault in files that no feed reads again go to `onFault`. What
 * stays in memory grows with products and links, not with transactions.
 */
export async function survey(
  retailer: Retailer,
  now: number,
  onFault: (fault: RowFault) => void,
): Promise<Survey> {
  const prices = await priceList(retailer);
  const campaigns = new CampaignBook();
  const reported = reporting(onFault);
  for await (const campaign of reported(retailer.campaigns())) campaigns.open(campaign.record);
  const links = await linkAll(retailer, campaigns, prices, onFault);
  for await (const discount of recordsOf(retailer.discounts())) campaigns.see(discount);
  const { count: orders, last } = await lastOrder(retailer);
  return {
    prices,
    campaigns,
    links,
    totals: {
      users: await countOf(retailer.users()),
      orders,
      segments: await countTargets(retailer, campaigns),
    },
    shift: retailer.isHistoric && orders > 0 ? daysBetween(last, now) - DAY_MS : 0,
  };
}

async function priceList(retailer: Retailer): Promise<PriceList> {
  const prices = new PriceList();
  for await (const price of recordsOf(retailer.prices())) prices.see(price);
  for await (const product of recordsOf(retailer.products())) prices.admit(product);
  for await (const product of recordsOf(retailer.products())) prices.settle(product);
  return prices;
}

async function linkAll(
  retailer: Retailer,
  campaigns: CampaignBook,
  prices: PriceList,
  onFault: (fault: RowFault) => void,
): Promise<number> {
  let links = 0;
  for await (const { record, origin } of reporting(onFault)(retailer.links())) {
    const message = campaigns.link(record, origin, prices);
    if (message === null) links += 1;
    else onFault({ ...origin, message });
  }
  return links;
}

async function countTargets(retailer: Retailer, campaigns: CampaignBook): Promise<number> {
  let count = 0;
  for await (const { campaign } of recordsOf(retailer.targets())) {
    if (campaigns.target(campaign)) count += 1;
  }
  return count;
}

async function lastOrder(retailer: Retailer): Promise<{ count: number; last: number }> {
  let count = 0;
  let last = 0;
  for await (const { paidAt } of recordsOf(retailer.orders())) {
    count += 1;
    last = Math.max(last, paidAt);
  }
  return { count, last };
}

async function countOf(rows: AsyncIterable<Row<unknown>>): Promise<number> {
  let count = 0;
  for await (const row of rows) if (row.ok) count += 1;
  return count;
}

function reporting(
  onFault: (fault: RowFault) => void,
): <T>(rows: AsyncIterable<Row<T>>) => AsyncGenerator<Extract<Row<T>, { ok: true }>> {
  return async function* (rows) {
    for await (const row of rows) {
      if (row.ok) yield row;
      else onFault({ ...row.origin, message: row.fault });
    }
  };
}

function daysBetween(from: number, to: number): number {
  return (Math.floor(to / DAY_MS) - Math.floor(from / DAY_MS)) * DAY_MS;
}
