import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceSupportPersistence } from '@boon/service-support';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { Shopper, SHIPPER } from '../testing/a-shopper.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { violated } from '../testing/violated.js';

const LINES = [anOrderLine('a', 300_00, { quantity: 2 })];

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let accounts: BudgetAccounts;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence, prizeIssuingPersistence);
  accounts = someBudgetAccounts(database);
  issuing = anIssuing(database, { accounts });
}, 60_000);

async function voided(grantId: string): Promise<string> {
  const outcome = await issuing.voidGrant.execute({ grantId, reason: 'fraud', by: SHIPPER });
  return outcome.ok
    ? outcome.grant.state
    : [outcome.code, outcome.details['state']].join(' ').trim();
}

const aLot = (): StockBuilder =>
  aStock()
    .ofTerms({ kind: 'subsidy', amount: '5000' })
    .ofUnits(9)
    .ofBudget(9 * 5000);

describe('a grant that is taken back', () => {
  it('is gone for its holder, and everything that counted it has it back', async () => {
    await accounts.setLimit('platform-day', { fen: 5000n, units: 1 });
    const ann = new Shopper(issuing);
    const { stockId, grantId } = await ann.gets(aStock().ofUnits(1).ofBudget(5000).perDay(1));
    expect(await issuing.counters(stockId)).toMatchObject({ held: 1, free: 0n });
    expect([await voided(grantId), await voided(grantId)]).toEqual(['voided', 'voided']);
    expect(await ann.states()).toEqual(['voided']);
    expect(await issuing.counters(stockId)).toMatchObject({ voided: 1, free: 5000n, reserved: 0n });
    await issuing.sweeper.sweep();
    await ann.claims(stockId);
    const types = (await issuing.eventsOf(stockId)).map(({ type }) => type.split('.')[1]);
    expect(types.filter((type) => type === 'grant-voided')).toHaveLength(1);
    const acts = await database.sql.query(
      `select actor, role, after from platform.audit_entry where subject = $1`,
      [`grant:${grantId}`],
    );
    expect(acts).toEqual([
      { actor: 'lin', role: 'operator', after: { state: 'voided', reason: 'fraud' } },
    ]);
    await accounts.setLimit('platform-day', { fen: null, units: null });
    expect(await violated(database.sql)).toEqual([]);
  });

  it('was held: what is locked, used, past its time, sent or unknown is not', async () => {
    const [ann, ben, cat, dan] = Array.from({ length: 4 }, () => new Shopper(issuing)) as [
      ...[Shopper, Shopper, Shopper, Shopper],
    ];
    const locked = await ann.gets(aStock());
    await ann.locks(LINES);
    const used = await ben.gets(aStock());
    await ben.buys(LINES);
    const late = await cat.gets(aStock());
    await database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where id = $1`,
      [late.grantId],
    );
    const gift = await dan.gets(
      aStock().ofTerms({ kind: 'physical-gift', sku: 'cup', unitCost: '900' }),
    );
    expect([
      await voided(locked.grantId),
      await voided(used.grantId),
      await voided(late.grantId),
      await voided(gift.grantId),
      await voided('01990000-0000-7000-8000-000000000099'),
    ]).toEqual([
      ...['grant.not-held locked', 'grant.not-held used', 'grant.expired', 'grant.is-gift'],
      'grant.unknown',
    ]);
  });

  it('of balance is what is left of it, and what an order sends back of it lapses', async () => {
    const sue = new Shopper(issuing);
    const { stockId, grantId } = await sue.gets(aLot());
    const order = await sue.buys(LINES);
    const open = await sue.locks([anOrderLine('a', 100_00)]);
    expect(await voided(grantId)).toBe('grant.not-held locked');
    await issuing.cancelRedemption.execute(open);
    await database.sql.execute(`delete from prize_issuing.subsidy_change`);
    expect(await voided(grantId)).toBe('voided');
    const told = await database.sql.query(`select user_id from prize_issuing.subsidy_change`);
    expect(told).toEqual([{ user_id: sue.userId }]);
    expect(await issuing.counters(stockId)).toMatchObject({ reserved: 0n, spent: 1800n });
    const back = await sue.returns(order, 'a', 1);
    expect(back.grants).toMatchObject([{ state: 'used' }]);
    expect(await sue.states()).toEqual(['voided']);
    expect(await issuing.counters(stockId)).toMatchObject({ reserved: 0n, spent: 900n });
    await issuing.sweeper.sweep();
    expect(await violated(database.sql)).toEqual([]);
  });

  it('of balance keeps nothing for itself when its stock was stopped, too', async () => {
    const sue = new Shopper(issuing);
    const { stockId, grantId } = await sue.gets(aLot());
    const order = await sue.buys(LINES);
    await issuing.changeStockState.execute({ stockId, to: 'stop' });
    expect(await voided(grantId)).toBe('voided');
    const back = await sue.returns(order, 'a', 1);
    expect(back.grants).toMatchObject([{ state: 'used' }]);
    await issuing.sweeper.sweep();
    expect(await issuing.counters(stockId)).toMatchObject({ free: 0n, reserved: 0n, spent: 900n });
    expect(await violated(database.sql)).toEqual([]);
  });

  it('is taken back or used, never both, however many want it at once', async () => {
    const shoppers = Array.from({ length: 30 }, () => new Shopper(issuing));
    const opened = await issuing.openStock.execute(
      aStock()
        .ofUnits(30)
        .ofBudget(30 * 5000)
        .build(),
    );
    if (!opened.ok) throw new Error(opened.code);
    const ends = await Promise.all(
      shoppers.map(async (shopper, n) => {
        const grantId = await shopper.claims(opened.stockId);
        const acts = [
          voided(grantId),
          voided(grantId),
          shopper.buys(LINES).then(
            () => 'used',
            () => 'not used',
          ),
        ];
        await Promise.all(n % 2 === 0 ? acts : acts.reverse());
        return (await shopper.states()).join();
      }),
    );
    expect(ends.filter((end) => end !== 'voided' && end !== 'used')).toEqual([]);
    await issuing.sweeper.sweep();
    const used = ends.filter((end) => end === 'used').length;
    expect(await issuing.counters(opened.stockId)).toMatchObject({ used, voided: 30 - used });
    expect(await violated(database.sql)).toEqual([]);
  });
});
