import { serviceSupportPersistence } from '@boon/service-support';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import {
  anInstalmentPlan,
  anIssuing,
  anOrderLine,
  aStock,
  Shopper,
  SHIPPER,
  type IssuingForSpecs,
  type StockBuilder,
} from '@boon/prize-issuing/testing';
import { aDatabase, type DatabaseForSpecs } from '@boon/testing';

/** Grants of one busy shop: its shoppers do everything that there is to do with benefits. */
export const GRANTS_OF_A_SHOP = 12 * 9;

const SHOPPERS = 12;
const LINES = [anOrderLine('a', 200_00, { quantity: 2 }), anOrderLine('b', 100_00)];
const MONTHS = anInstalmentPlan({ months: 3, annualRate: 1200, method: 'flat' });

const STOCKS = {
  held: aStock().ofUnits(1_000).perUserDay(3),
  coupon: aStock().ofUnits(null).ofBudget(1_000_000_00).perPerson(2).perDay(500),
  voucher: aStock()
    .ofTerms({ kind: 'no-threshold', amount: '900' })
    .ofMerchant('m-1')
    .ofBudget(1_000_000_00),
  lot: aStock().ofTerms({ kind: 'subsidy', amount: '2000' }).ofUnits(null).ofBudget(1_000_000_00),
  waiver: aStock()
    .ofTerms({ kind: 'interest-free', months: [3], cap: '900', scope: {} })
    .ofBudget(1_000_000_00),
  gift: aStock()
    .ofTerms({ kind: 'physical-gift', sku: 'cup', unitCost: '900' })
    .perUser(3)
    .ofBudget(1_000_000_00),
  ticket: aStock().ofTerms({ kind: 'event-item', name: 'ticket', unitCost: '100' }).perUser(2),
  sleeping: aStock().ofBudget(1_000_000_00),
} satisfies Readonly<Record<string, StockBuilder>>;

type StockIds = Readonly<Record<keyof typeof STOCKS, string>>;

/** A database where every kind was claimed, used, sent back, expired and cancelled, on budgets that are shared. */
export async function aBusyShop(): Promise<DatabaseForSpecs> {
  const database = await aDatabase(serviceSupportPersistence, prizeIssuingPersistence);
  const accounts = someBudgetAccounts(database);
  await accounts.setLimit('platform-day', { fen: 10n ** 10n, units: 100_000 });
  await accounts.setLimit('merchant:m-1', { fen: 10n ** 10n, units: null });
  const issuing = anIssuing(database, { accounts });
  const ids: Record<string, string> = {};
  for (const [name, stock] of Object.entries(STOCKS)) {
    const opened = await issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(`${name}: ${opened.code}`);
    ids[name] = opened.stockId;
  }
  for (let n = 0; n < SHOPPERS; n += 1) await aDayOf(issuing, ids as StockIds, n);
  await database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() where stock_id = $1`,
    [ids['sleeping']],
  );
  await issuing.sweeper.sweep();
  return database;
}

async function aDayOf(issuing: IssuingForSpecs, stocks: StockIds, n: number): Promise<void> {
  const shopper = new Shopper(issuing, `shopper-${n}`);
  for (const name of ['held', 'voucher', 'lot', 'waiver', 'sleeping'] as const) {
    await shopper.claims(stocks[name]);
  }
  await shopper.claims(stocks.coupon, [`paper-${n}`, `phone-${n}`]);
  const gifts = [await shopper.claims(stocks.gift), await shopper.claims(stocks.gift)] as const;
  const ticket = await shopper.claims(stocks.ticket);
  await shopper.givesAddress(gifts[0]);
  if (n % 2 === 0) await cancel(issuing, gifts[1]);
  await issuing.checkInEventItem.execute({
    grantId: ticket,
    reference: `gate-${n}`,
    by: { actor: 'gate', role: 'service' },
  });
  const order = await shopper.locks(LINES, { instalments: MONTHS });
  if (n % 4 === 0) return;
  await shopper.confirms(order);
  // None, one, or all three units come back.
  for (const line of [['a'], ['a', 'a', 'b'], []][n % 3] ?? [])
    await shopper.returns(order, line, 1);
}

async function cancel(issuing: IssuingForSpecs, grantId: string): Promise<void> {
  await issuing.changeGift.execute({ grantId, move: 'cancel', reason: 'gone', by: SHIPPER });
}
