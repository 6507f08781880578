import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceSupportPersistence } from '@boon/service-support';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { Money, newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { Shopper, SHIPPER } from '../testing/a-shopper.js';
import { anInstalmentPlan } from '../testing/an-instalment-plan.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { violated } from '../testing/violated.js';
import { checkInvariant, issuingInvariants, type Finding } from './invariants.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let accounts: BudgetAccounts;

const LINES = [anOrderLine('a', 200_00, { quantity: 2 }), anOrderLine('b', 100_00)];
const PAYABLE = Money.ofFen(450_00);

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await issuing.openStock.execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

async function claim(userId: string, stockId: string, personKeys: string[] = []): Promise<void> {
  const tap = aClaimToken(userId, stockId).tap({ personKeys });
  const outcome = await issuing.claimBenefit.execute(tap);
  if (!outcome.ok) throw new Error(outcome.code);
}

async function lock(userId: string): Promise<string> {
  const request = { orderId: `o-${newId()}`, userId, lines: LINES, expectedPayable: PAYABLE };
  const outcome = await issuing.lockRedemption.execute(request);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.redemption.parts.id;
}

/**
 * Grants in every state: held, locked, used, half returned, restored, expired, with and without budgets, of
 * stocks that count days and persons, charged to a budget that they share.
 */
async function aBusyShop(): Promise<void> {
  await accounts.setLimit('platform-day', { fen: 1_000_000n, units: 50 });
  const counted = await opened(aStock().ofUnits(6).perPerson(1).perDay(5));
  await claim('person', counted, ['paper', 'phone']);
  await claim('other', counted, ['device']);
  const units = await opened(aStock().ofUnits(6).perUserDay(2));
  const budget = await opened(aStock().ofUnits(null).ofBudget(100_000));
  for (const user of ['holder', 'locker', 'buyer', 'returner', 'canceller', 'sleeper']) {
    await claim(user, user === 'holder' ? units : budget);
  }
  await lock('locker');
  await issuing.confirmRedemption.execute(await lock('buyer'));
  const returned = await lock('returner');
  await issuing.confirmRedemption.execute(returned);
  for (const [lineId, quantity] of [
    ['a', 1],
    ['a', 1],
    ['b', 1],
  ] as const) {
    const lines = [{ lineId, quantity }];
    await issuing.returnOrderLines.execute({ redemptionId: returned, lines });
  }
  await issuing.cancelRedemption.execute(await lock('canceller'));
  await database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() where user_id = 'sleeper'`,
  );
  await issuing.sweeper.sweep();
}

/** A lot that one order holds a part of, one used another, and one brought a part back; a waiver of interest. */
async function aSaver(): Promise<void> {
  const saver = new Shopper(issuing, 'saver');
  const unbounded = aStock().ofUnits(null).ofBudget(1_000_000);
  await saver.gets(unbounded.ofTerms({ kind: 'subsidy', amount: '20000' }));
  const months = [3];
  await saver.gets(unbounded.ofTerms({ kind: 'interest-free', months, cap: '900', scope: {} }));
  const instalments = anInstalmentPlan({ months: 3, annualRate: 1200, method: 'flat' });
  await saver.buys(LINES, { instalments });
  await saver.returns(await saver.buys(LINES), 'a', 1);
  await saver.locks(LINES);
}

/** Somebody who brought a part of an order back whose stock had been stopped. */
async function aStepper(): Promise<void> {
  const stepper = new Shopper(issuing, 'stepper');
  const { stockId } = await stepper.gets(aStock().ofUnits(null).ofBudget(5_000));
  const order = await stepper.buys(LINES);
  await issuing.changeStockState.execute({ stockId, to: 'stop' });
  await stepper.returns(order, 'a', 1);
}

/** A gift on its way and one that was cancelled, and an item of an event that was used. */
async function aWinner(): Promise<void> {
  const winner = new Shopper(issuing, 'winner');
  const ofUnits = aStock().ofUnits(5).ofBudget(100_000).perUser(5);
  const gifts = ofUnits.ofTerms({ kind: 'physical-gift', sku: 'cup', unitCost: '900' });
  const { stockId, grantId } = await winner.gets(gifts);
  await winner.givesAddress(grantId);
  const cancelled = await winner.claims(stockId);
  await issuing.changeGift.execute({
    grantId: cancelled,
    move: 'cancel',
    reason: 'gone',
    by: SHIPPER,
  });
  const item = await winner.gets(
    ofUnits.ofTerms({ kind: 'event-item', name: 'ticket', unitCost: '100' }),
  );
  await issuing.checkInEventItem.execute({
    grantId: item.grantId,
    reference: 'gate-1',
    by: { actor: 'gate', role: 'service' },
  });
}

/** What the checker says of the shop with a bug in it; the bug is gone afterwards. */
async function withBug(...statements: readonly string[]): Promise<string[]> {
  const away = new Error('nothing of a planted bug stays');
  let caught: Finding[] = [];
  await database.unitOfWork
    .run(async () => {
      for (const statement of statements) await database.sql.query(statement);
      caught = await violated(database.sql);
      throw away;
    })
    .catch((error: unknown) => {
      if (error !== away) throw error;
    });
  return [...new Set(caught.map((finding) => finding.id))];
}

const GRANT = 'prize_issuing.benefit_grant';
const COPY_OF = (user: string, columns: string): string => `
  create temp table twin on commit drop as select * from ${GRANT} where user_id = '${user}';
  update twin set id = gen_random_uuid(), accounts = null, ${columns};
  insert into ${GRANT} select * from twin`;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence, prizeIssuingPersistence);
  accounts = someBudgetAccounts(database);
  issuing = anIssuing(database, { accounts });
  await aBusyShop();
  await aSaver();
  await aStepper();
  await aWinner();
}, 60_000);

describe('the invariants of issuing', () => {
  it('hold in a shop where benefits were claimed, used, returned, cancelled and expired', async () => {
    expect(await violated(database.sql)).toEqual([]);
  });

  it('check nothing that this database does not have', async () => {
    const lost = issuingInvariants.find(({ id }) => id === 'I4');
    if (lost === undefined) throw new Error('there is an I4');
    const finding = await checkInvariant(lost, (text, parameters) =>
      database.sql.query(text, parameters),
    );
    expect(finding).toMatchObject({ verdict: 'not-checked', count: 0 });
  });

  it('catch a unique index that was dropped: the same claim granted twice', async () => {
    const caught = await withBug(
      `alter table ${GRANT} drop constraint grant_of_a_claim_is_given_once`,
      COPY_OF('holder', `state = 'held'`),
    );
    expect(caught).toEqual(expect.arrayContaining(['I5', 'I6']));
  });

  it('catch check-then-act: more issued than the stock has', async () => {
    const caught = await withBug(
      ...Array.from({ length: 7 }, (_, n) =>
        COPY_OF('holder', `user_id = 'late-${n}', claim_key = 'late-${n}'`).replaceAll(
          'twin',
          `twin_${n}`,
        ),
      ),
    );
    expect(caught).toEqual(expect.arrayContaining(['I1', 'I2', 'I6']));
  });

  it('catch a unique code that two users claimed with', async () => {
    const caught = await withBug(
      `drop index prize_issuing.grant_of_a_single_key`,
      `update ${GRANT} set claim_key = 'once:code:1', mode = 'code'
       where user_id in ('locker', 'buyer')`,
    );
    expect(caught).toEqual(['I5']);
  });

  it('catch a limit that was looked up before the write: a user with two of one', async () => {
    const caught = await withBug(
      COPY_OF('holder', `claim_key = 'again'`),
      `update prize_issuing.stock set issued = issued + 1
       where id = (select stock_id from ${GRANT} where user_id = 'holder' limit 1)`,
    );
    expect(caught).toEqual(['I2']);
  });

  it('catch a commit before the handling: an event of a grant that is not there', async () => {
    const caught = await withBug(
      `insert into platform.outbox (id, shard, type, topic, key, payload)
       select gen_random_uuid(), shard, type, topic, key,
         payload || jsonb_build_object('grantId', gen_random_uuid())
       from platform.outbox_event where type = 'prize-issuing.benefit-claimed.v1' limit 1`,
    );
    expect(caught).toEqual(['I9']);
  });

  it('catch a producer that tells twice', async () => {
    const caught = await withBug(
      `insert into platform.outbox (id, shard, type, topic, key, payload)
       select gen_random_uuid(), shard, type, topic, key, payload
       from platform.outbox_event where type = 'prize-issuing.benefit-claimed.v1' limit 1`,
    );
    expect(caught).toEqual(['I9']);
  });

  const QUEUED = (id: string): string => `
    insert into platform.bus_queue (consumer_group, shard, id, type, topic, key, payload, headers, occurred_at)
    select 'issuance', shard, ${id}, type, topic, key, payload, headers, occurred_at
    from (select * from platform.outbox_event where type = 'prize-issuing.benefit-claimed.v1' limit 1) as told,
      generate_series(1, 2)`;

  it('catch a bus that tells a group of a grant twice, but not one that delivers an event again', async () => {
    expect(await withBug(QUEUED('gen_random_uuid()'))).toEqual(['I9']);
    expect(await withBug(QUEUED('id'))).toEqual([]);
  });

  it('catch an expiry by the clock of an app: used after the end', async () => {
    const late = `update ${GRANT} set locked_at = expires_at + interval '1 minute'`;
    expect(await withBug(`${late} where user_id = 'buyer'`)).toEqual(['I13']);
  });

  it('catch an expiry by a clock that is fast: ended before its time', async () => {
    const early = `update ${GRANT} set expires_at = now() + interval '1 day'`;
    expect(await withBug(`${early} where user_id = 'sleeper'`)).toEqual(['I13']);
  });

  it('catch a double unlock: a grant in the wallet that an order still holds', async () => {
    const caught = await withBug(
      `update ${GRANT} set state = 'held', locked_at = null, redemption_id = null
       where user_id = 'locker'`,
    );
    expect(caught).toEqual(['I10']);
  });

  it('catch a grant that two orders use', async () => {
    const caught = await withBug(
      `create temp table other on commit drop as
         select * from prize_issuing.redemption where user_id = 'buyer';
       update other set id = '01990000-0000-7000-8000-00000000feed', order_id = 'other';
       insert into prize_issuing.redemption select * from other;
       insert into prize_issuing.redemption_line
         select '01990000-0000-7000-8000-00000000feed', line_id, position, sku, quantity, returned,
           line.amount, line.discount, line.payable
         from prize_issuing.redemption_line as line
         join prize_issuing.redemption on redemption.id = redemption_id and user_id = 'buyer'
           and order_id <> 'other';
       insert into prize_issuing.redemption_share
         select '01990000-0000-7000-8000-00000000feed', grant_id, line_id, share.discount, platform,
           merchant
         from prize_issuing.redemption_share as share
         join prize_issuing.redemption on redemption.id = redemption_id and user_id = 'buyer'
           and order_id <> 'other'`,
    );
    expect(caught).toEqual(expect.arrayContaining(['I3', 'I10']));
  });

  it('catch two live redemptions of one order', async () => {
    const caught = await withBug(
      `drop index prize_issuing.redemption_of_an_order_is_one`,
      `update prize_issuing.redemption set order_id = 'one' where state in ('locked', 'confirmed')`,
    );
    expect(caught).toEqual(['I3']);
  });

  it('catch money that moved without an entry', async () => {
    const caught = await withBug(
      `update prize_issuing.stock set spent = spent + 1 where value_budget is not null and state <> 'stopped'`,
    );
    expect(caught).toEqual(['I7']);
  });

  it('catch an entry that was changed afterwards, its guard taken away', async () => {
    const caught = await withBug(
      `alter table prize_issuing.stock_movement disable trigger user`,
      `update prize_issuing.stock_movement set spent = spent + 1, free = free - 1
       where cause = 'use' and id = (select min(id) from prize_issuing.stock_movement
         where cause = 'use')`,
    );
    expect(caught).toEqual(['I7']);
  });

  it('catch a use that was booked twice', async () => {
    const caught = await withBug(
      `insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
       select stock_id, cause, free, reserved, spent, released, false
       from prize_issuing.stock_movement where cause = 'use' limit 1`,
    );
    expect(caught).toContain('I7');
  });

  it('catch a stopped stock that keeps its money, and money released of one that still issues', async () => {
    const stopped = await withBug(
      `update prize_issuing.stock set state = 'stopped' where value_budget is not null`,
    );
    expect(stopped).toEqual(['I7']);
    const released = await withBug(
      `insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
       select id, 'stop', -1, 0, 0, 1, true from prize_issuing.stock
       where value_budget is not null and state <> 'stopped'`,
      `update prize_issuing.stock set released = released + 1
       where value_budget is not null and state <> 'stopped'`,
    );
    expect(released).toEqual(['I7']);
    const kept = await withBug(`update ${GRANT} set kept = kept - 1 where kept is not null`);
    expect(kept).toEqual(['I7']);
  });

  it('catch a budget that was spent past its end', async () => {
    const caught = await withBug(
      `alter table prize_issuing.stock drop constraint stock_not_over_budget`,
      `update prize_issuing.stock set value_budget = reserved + spent + released - 1
       where value_budget is not null`,
    );
    expect(caught).toEqual(['I8']);
  });

  it('catch a day that was passed, and one that was not counted', async () => {
    const stock = `update prize_issuing.stock set`;
    const passed = await withBug(
      `alter table prize_issuing.stock drop constraint stock_not_over_day`,
      `${stock} per_day_units = day_issued - 1 where per_day_units is not null`,
    );
    expect(passed).toEqual(['I1']);
    const uncounted = `${stock} day_issued = day_issued - 1 where per_day_units is not null`;
    expect(await withBug(uncounted)).toEqual(['I1']);
  });

  it('catch a stock that costs and that nothing bounds', async () => {
    const caught = await withBug(
      `update prize_issuing.stock set value_budget = null, quantity = null
       where per_person_total is not null`,
    );
    expect(caught).toContain('I1');
  });

  it('catch a person counted by the first of their keys alone', async () => {
    const forgotten = `delete from prize_issuing.user_tally where user_id = 'person phone'`;
    expect(await withBug(forgotten)).toEqual(['I2']);
  });

  it('catch a person who had one more as another user', async () => {
    const caught = await withBug(
      COPY_OF('person', `user_id = 'alias', claim_key = 'alias'`),
      `update prize_issuing.stock set issued = issued + 1, day_issued = day_issued + 1
       where per_person_total is not null`,
    );
    expect(caught).toEqual(['I2']);
  });

  it('catch a shared budget that moved without an entry, and an entry that was booked twice', async () => {
    const account = 'service_support.budget_account';
    expect(await withBug(`update ${account} set spent = spent + 1`)).toEqual(['I7']);
    const twice = await withBug(
      `insert into service_support.budget_entry
         (account_id, stock_id, cause, units, free, reserved, spent, released, folded)
       select account_id, stock_id, cause, units, free, reserved, spent, released, false
       from service_support.budget_entry where cause = 'use' limit 1`,
    );
    expect(twice).toContain('I7');
  });

  it('catch a grant that no shared budget was charged for', async () => {
    const free = `update ${GRANT} set accounts = null where user_id = 'holder'`;
    expect(await withBug(free)).toEqual(['I7']);
  });

  it('catch a shared budget that was passed, in fen or in units', async () => {
    const account = 'service_support.budget_account';
    const inFen = await withBug(
      `alter table ${account} drop constraint account_not_over_budget`,
      `update ${account} set limit_fen = reserved + spent + released - 1`,
    );
    expect(inFen).toEqual(['I8']);
    const inUnits = await withBug(
      `alter table ${account} drop constraint account_not_over_units`,
      `update ${account} set limit_units = units - 1`,
    );
    expect(inUnits).toEqual(['I8']);
  });

  it('catch a return that gives back more than was taken', async () => {
    const caught = await withBug(
      `alter table prize_issuing.redemption_line drop constraint line_not_over_returned`,
      `update prize_issuing.redemption_line set returned = quantity + 1 where returned > 0`,
    );
    expect(caught).toContain('I12');
  });

  it('catch a split that does not add up', async () => {
    const caught = await withBug(
      `alter table prize_issuing.redemption_share drop constraint share_is_split_exactly`,
      `update prize_issuing.redemption_share set merchant = merchant + 1`,
    );
    expect(caught).toContain('I12');
  });

  it('catch a subsidy beyond 3 % of the order', async () => {
    const caught = await withBug(
      `alter table prize_issuing.redemption drop constraint subsidy_is_within_its_limits`,
      `update prize_issuing.redemption set subsidy_share = 299 where user_id = 'saver'`,
    );
    expect(caught).toEqual(['I11']);
  });

  it('catch a subsidy that the order does not own up to', async () => {
    const caught = await withBug(
      `update prize_issuing.redemption set subsidy = 0 where user_id = 'saver'`,
    );
    expect(caught).toEqual(['I11']);
  });

  it('catch a lot that was unlocked twice', async () => {
    const caught = await withBug(
      `update ${GRANT} set lot_locked = 0 where user_id = 'saver' and used_by = 'parts'`,
    );
    expect(caught).toEqual(['I7']);
  });

  it('catch a lot that was spent without its books', async () => {
    const caught = await withBug(
      `update ${GRANT} set worst_case = worst_case - 1 where used_by = 'parts'`,
    );
    expect(caught).toEqual(['I7']);
  });

  it('catch a refill that did not reach its lot', async () => {
    const caught = await withBug(
      `update prize_issuing.redemption_lot set returned = 0 where returned > 0`,
    );
    expect(caught).toEqual(['I7', 'I12']);
  });

  it('catch a waiver that nobody bears', async () => {
    const caught = await withBug(
      `delete from prize_issuing.redemption_share where effect = 'interest'`,
    );
    expect(caught).toEqual(['I7', 'I12']);
  });

  it('catch a gift that is sent though its grant is free', async () => {
    const caught = await withBug(
      `update ${GRANT} set state = 'held', used_by = null, locked_at = null
       where used_by = 'shipment'`,
    );
    expect(caught).toEqual(['I10']);
  });

  it('catch a gift that was cancelled without giving its unit back', async () => {
    const caught = await withBug(
      `update prize_issuing.stock set issued = issued + 1, given_back = 0 where given_back > 0`,
    );
    expect(caught).toEqual(['I6']);
  });

  it('catch a gift that was cancelled and still counts for the user who had won it', async () => {
    const caught = await withBug(
      `update prize_issuing.user_tally set count = count + 1 where stock_id in
         (select stock_id from ${GRANT} where user_id = 'winner' and state = 'voided')`,
    );
    expect(caught).toEqual(['I2']);
  });

  it('catch an item of an event that can be used again', async () => {
    const caught = await withBug(`delete from prize_issuing.event_item_use`);
    expect(caught).toEqual(['I10']);
  });

  it('catch interest that is asked for twice', async () => {
    const caught = await withBug(
      `update prize_issuing.redemption_line set interest = interest + 1 where interest > 0`,
    );
    expect(caught).toEqual(['I12']);
  });

  it('catch a grant that no wallet can show', async () => {
    const caught = await withBug(`update ${GRANT} set stock_version = 99 where user_id = 'holder'`);
    expect(caught).toEqual(['I17']);
  });

  it('catch a claim that was acknowledged and lost', async () => {
    const caught = await withBug(
      `create temp table acknowledged_grant on commit drop as
         select id from ${GRANT} union all select gen_random_uuid()`,
    );
    expect(caught).toEqual(['I4']);
  });
});

describe('the ledger of a stock', () => {
  it('can be added to, and folded, but neither changed nor shortened', async () => {
    const refuse = /the ledger only grows/;
    const change = (statement: string): Promise<number> => database.sql.execute(statement);
    await expect(change(`delete from prize_issuing.stock_movement`)).rejects.toThrow(refuse);
    await expect(
      change(`update prize_issuing.stock_movement set spent = spent + 1, free = free - 1`),
    ).rejects.toThrow(refuse);
    await expect(change(`update prize_issuing.stock_movement set folded = false`)).rejects.toThrow(
      refuse,
    );
    await expect(change(`delete from service_support.budget_entry`)).rejects.toThrow(refuse);
    const raised = `update service_support.budget_entry set reserved = reserved + 1, free = free - 1`;
    await expect(change(raised)).rejects.toThrow(refuse);
  });
});
