import { beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderLine } from '@boon/benefit-terms';
import { BasisPoints, Money } from '@boon/shared-kernel';
import { serviceSupportPersistence } from '@boon/service-support';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import fc from 'fast-check';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import type { ReturnPolicy } from '../stock/domain/stock-terms.js';
import { Shopper, SHIPPER } from '../testing/a-shopper.js';
import { anInstalmentPlan } from '../testing/an-instalment-plan.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aStock } from '../testing/a-stock.js';
import { violated } from '../testing/violated.js';
import type { Redemption } from './domain/redemption.js';
import type { ReturnOutcome } from './return-order-lines.js';

const postgres = usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
const stocks: string[] = [];

const RUNS = process.env['BOON_SCALE'] === 'full' ? 400 : 12;
const ORDERS = 3;
const MOST_RETURNS = 50;

const KINDS: readonly object[] = [
  { kind: 'product', percent: 1_333, cap: '4444', scope: { skus: ['sku-0', 'sku-1'] } },
  { kind: 'voucher', threshold: '3000', amount: '777', merchantId: 'm-1', scope: {} },
  { kind: 'voucher', amount: '501', merchantId: 'm-2', scope: {} },
  { kind: 'category', percent: 999, cap: '3001', scope: { categories: ['food'] } },
  { kind: 'full-reduction', threshold: '5000', amount: '1234', scope: {} },
  { kind: 'no-threshold', amount: '333', scope: {} },
  { kind: 'no-threshold', amount: '900', scope: {}, exclusive: true },
  { kind: 'subsidy', amount: '149' },
  { kind: 'subsidy', amount: '20000' },
  { kind: 'subsidy', amount: '61' },
  { kind: 'interest-free', months: [6], cap: '777', scope: {} },
  { kind: 'interest-free', months: [6], cap: '90000', scope: { skus: ['sku-0', 'sku-2'] } },
];
const POLICIES: readonly ReturnPolicy[] = ['restore', 'extend', 'forfeit'];

beforeAll(async () => {
  database = await openDatabase({
    url: postgres.url,
    persistence: [serviceSupportPersistence, prizeIssuingPersistence],
  });
  // Every grant is charged to a budget that all stocks share, too.
  const accounts = someBudgetAccounts(database);
  await accounts.setLimit('platform-day', { fen: 10n ** 12n, units: null });
  issuing = anIssuing(database, { accounts });
  for (const [n, terms] of KINDS.entries()) {
    const funding = { platform: BasisPoints.of((n * 1_777) % 10_001), merchantId: 'm-1' };
    const returnPolicy = POLICIES[n % POLICIES.length] ?? 'restore';
    const stock = aStock().ofTerms(terms).with({ funding, returnPolicy });
    const opened = await issuing.openStock.execute(
      stock.perUser(null).ofUnits(null).ofBudget(1_000_000_00).build(),
    );
    if (!opened.ok) throw new Error(`${opened.code} ${JSON.stringify(opened.details)}`);
    stocks.push(opened.stockId);
  }
}, 60_000);

/** An order as it is drawn: lines, the way it is paid, and how it comes back. */
interface SomeOrder {
  readonly lines: readonly {
    readonly unitPrice: number;
    readonly quantity: number;
    readonly category: string;
    readonly merchant: string;
  }[];
  readonly mode: 'parallel' | 'progressive';
  readonly rate: number;
  readonly method: 'flat' | 'declining';
  readonly isPaidAtOnce: boolean;
  readonly isCancelled: boolean;
  /** Which line is returned next, and how many units of it. */
  readonly returns: readonly (readonly [number, number])[];
}

const someLine = fc.record({
  unitPrice: fc.integer({ min: 0, max: 9_999 }),
  quantity: fc.integer({ min: 1, max: 17 }),
  category: fc.constantFrom('food/tea', 'toys'),
  merchant: fc.constantFrom('m-1', 'm-2'),
});
const someOrder: fc.Arbitrary<SomeOrder> = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 5 }),
  mode: fc.constantFrom<SomeOrder['mode']>('parallel', 'progressive'),
  rate: fc.integer({ min: 0, max: 10_000 }),
  method: fc.constantFrom<SomeOrder['method']>('flat', 'declining'),
  isPaidAtOnce: fc.boolean(),
  isCancelled: fc.integer({ min: 0, max: 4 }).map((odds) => odds === 0),
  returns: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: MOST_RETURNS,
  }),
});
const someLife = fc.record({
  held: fc.array(fc.nat(KINDS.length - 1), { minLength: 1, maxLength: 9 }),
  orders: fc.array(someOrder, { minLength: 1, maxLength: ORDERS }),
});
type Returned = Extract<ReturnOutcome, { ok: true }>;

function linesOf(order: SomeOrder): OrderLine[] {
  return order.lines.map(({ unitPrice, ...line }, n) => anOrderLine(`${n}`, unitPrice, line));
}

async function redemptionOf(id: string): Promise<Redemption> {
  const read = await issuing.readRedemption.execute(id);
  if (!read.ok) throw new Error(read.code);
  return read.redemption;
}

/** What a return gave: to the shopper, to the funders, and of the interest. */
function given(returned: readonly Returned[]) {
  const lines = returned.flatMap((one) => one.lines);
  const grants = returned.flatMap((one) => one.grants);
  const of = (effect: (grantId: string) => boolean): bigint =>
    Money.sum(
      grants
        .filter(({ grantId }) => effect(grantId))
        .map(({ platform, merchant }) => platform.plus(merchant)),
    ).fen;
  return {
    refund: Money.sum(lines.map((line) => line.refund)).fen,
    interest: Money.sum(lines.map((line) => line.interest)).fen,
    of,
  };
}

/** Returns until nothing is left, in the order and the parts that were drawn; all of it within 50 returns. */
async function returnAll(shopper: Shopper, id: string, order: SomeOrder): Promise<Returned[]> {
  const left = order.lines.map(({ quantity }) => quantity);
  const done: Returned[] = [];
  const take = async (line: number, units: number): Promise<void> => {
    left[line] = (left[line] ?? 0) - units;
    done.push(await shopper.returns(id, `${line}`, units));
  };
  for (const [at, part] of order.returns.slice(0, MOST_RETURNS - order.lines.length)) {
    const line = at % order.lines.length;
    const units = Math.min(part, left[line] ?? 0);
    if (units > 0) await take(line, units);
  }
  for (const [line, units] of [...left.entries()]) if (units > 0) await take(line, units);
  return done;
}

async function liveThrough(life: { held: readonly number[]; orders: readonly SomeOrder[] }) {
  const shopper = new Shopper(issuing);
  for (const kind of life.held) await shopper.claims(stocks[kind] ?? '');
  const bought: { id: string; order: SomeOrder }[] = [];
  for (const order of life.orders) {
    const { mode, method, rate: annualRate } = order;
    const plan = anInstalmentPlan({ months: 6, annualRate, method });
    const of = order.isPaidAtOnce ? { mode } : { mode, instalments: plan };
    bought.push({ id: await shopper.locks(linesOf(order), of), order });
  }
  const [cancelled, kept] = [true, false].map((isCancelled) =>
    bought.filter(({ order }) => order.isCancelled === isCancelled),
  );
  await Promise.all([
    ...(cancelled ?? []).map(({ id }) => issuing.cancelRedemption.execute(id)),
    ...(kept ?? []).map(({ id }) => shopper.confirms(id)),
  ]);
  const outcomes = await Promise.all(
    (kept ?? []).map(async ({ id, order }) => {
      const before = await redemptionOf(id);
      return { before, returned: await returnAll(shopper, id, order) };
    }),
  );
  for (const { before, returned } of outcomes) {
    const { parts } = before;
    const { refund, interest, of } = given(returned);
    const effectOf = (grantId: string) => before.takenBy(grantId).effect;
    expect(returned.length).toBeLessThanOrEqual(MOST_RETURNS);
    // What the shopper paid, what the funders gave and the interest: all of it, to the fen.
    expect(refund).toBe(parts.payable.fen);
    expect(of((id) => effectOf(id) !== 'interest')).toBe(parts.discount.fen);
    expect(of((id) => effectOf(id) === 'balance')).toBe(parts.subsidy.fen);
    expect(of((id) => effectOf(id) === 'interest')).toBe(parts.interest?.waived.fen ?? 0n);
    const own = parts.interest ? parts.interest.interest.minus(parts.interest.waived) : Money.ZERO;
    expect(interest).toBe(own.fen);
    for (const grantId of before.grantIds) {
      const taken = before.takenBy(grantId);
      const back = returned.flatMap((one) => one.grants).filter((one) => one.grantId === grantId);
      expect(Money.sum(back.map(({ platform }) => platform)).fen).toBe(taken.platform.fen);
      expect(Money.sum(back.map(({ merchant }) => merchant)).fen).toBe(taken.merchant.fen);
    }
  }
}

/** What no order uses: gifts that arrive, gifts that do not, items that are shown. */
async function liveBesideOrders(): Promise<void> {
  const shopper = new Shopper(issuing);
  const stock = aStock().perUser(null).ofBudget(100_000);
  const cup = { kind: 'physical-gift', sku: 'cup', unitCost: '900' };
  const { stockId, grantId } = await shopper.gets(stock.ofTerms(cup));
  await shopper.givesAddress(grantId);
  const shipment = { carrier: 'post', trackingNumber: '1' };
  await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
  await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER });
  const other = await shopper.claims(stockId);
  await issuing.changeGift.execute({ grantId: other, move: 'cancel', reason: 'gone', by: SHIPPER });
  const ticket = { kind: 'event-item', name: 'ticket', unitCost: '300' };
  const item = await shopper.gets(stock.ofTerms(ticket));
  await issuing.checkInEventItem.execute({
    grantId: item.grantId,
    reference: 'gate',
    by: { actor: 'gate', role: 'service' },
  });
}

describe('an order that everything is asked of at the same moment', () => {
  it('spends its parts or gives them back, exactly once', async () => {
    const ann = new Shopper(issuing);
    const lot = aStock().ofTerms({ kind: 'subsidy', amount: '5000' }).perUser(null);
    const { stockId } = await ann.gets(lot.ofUnits(null).ofBudget(100_000_00));
    await ann.claims(stockId);
    const orders: string[] = [];
    for (let n = 0; n < 8; n += 1) orders.push(await ann.locks([anOrderLine('a', 300_00)]));
    await database.sql.execute(
      `update prize_issuing.redemption set lock_expires_at = now() where id = any ($1::uuid[])`,
      [orders.slice(0, 4)],
    );
    await Promise.all(
      orders.flatMap((id) => [
        issuing.confirmRedemption.execute(id),
        issuing.cancelRedemption.execute(id),
        issuing.sweeper.sweep(),
        issuing.confirmRedemption.execute(id),
        issuing.cancelRedemption.execute(id),
      ]),
    );
    const paid = await database.sql.query(
      `select id from prize_issuing.redemption where user_id = $1 and state = 'confirmed'`,
      [ann.userId],
    );
    const spent = 9_00n * BigInt(paid.length);
    expect(await issuing.counters(stockId)).toMatchObject({ spent, reserved: 100_00n - spent });
    expect(await issuing.readWallet.balance(ann.userId)).toMatchObject({
      ...{ available: Money.ofFen(100_00n - spent), locked: Money.ZERO },
    });
  });
});

describe('orders with grants of every kind', () => {
  it(
    'give back to the fen what was taken, in whatever parts they are returned, and lots keep what is theirs',
    async () => {
      const lives = fc.sample(someLife, { numRuns: RUNS, seed: 20261128 });
      for (const life of lives) await liveThrough(life);
      await liveBesideOrders();
      await issuing.sweeper.sweep();
      expect(await violated(database.sql)).toEqual([]);
      const charged = await database.sql.query(
        `select 1 from prize_issuing.benefit_grant where accounts is null limit 1`,
      );
      expect(charged).toEqual([]);
    },
    RUNS * 20_000,
  );
});
