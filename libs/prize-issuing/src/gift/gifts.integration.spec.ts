import { beforeAll, describe, expect, it } from '@jest/globals';
import { serviceSupportPersistence } from '@boon/service-support';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { capKey } from '@boon/service-support/caps';
import { InProcessCounters, someBudgetAccounts } from '@boon/service-support/testing';
import { SystemClock } from '@boon/shared-kernel';
import { aDatabase, eventually, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { violated } from '../testing/violated.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { Shopper, SHIPPER, SOMEWHERE } from '../testing/a-shopper.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import type { GiftActor, GiftMoveCommand } from './change-gift.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let accounts: BudgetAccounts;
const counters = new InProcessCounters(new SystemClock());
const claimsOf = (userId: string, subjectId: string): Promise<number[]> => {
  const cap = { userId, measure: 'claims', subject: 'stock', subjectId } as const;
  const periods = ['total', 'day', 'month'] as const;
  return counters.read(periods.map((period) => capKey({ ...cap, period }, new Date())));
};

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence, prizeIssuingPersistence);
  accounts = someBudgetAccounts(database);
  issuing = anIssuing(database, { accounts, counters });
}, 60_000);

const aCup = (): StockBuilder =>
  aStock()
    .ofTerms({ kind: 'physical-gift', sku: 'cup', unitCost: '2500' })
    .ofUnits(3)
    .ofBudget(7_500)
    .perUser(null);
const aTicket = (): StockBuilder =>
  aStock().ofTerms({ kind: 'event-item', name: 'ticket', unitCost: '700' }).ofBudget(7_000);
const shopper = (): Shopper => new Shopper(issuing);
const expire = (grantId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() - interval '1 second',
       locked_at = locked_at - interval '1 hour' where id = $1`,
    [grantId],
  );
const giftsOf = async (userId: string): Promise<string[]> =>
  (await issuing.readGifts.execute({ userId, limit: 10 })).map(({ parts }) => parts.state);
const typesOf = async (stockId: string): Promise<string[]> =>
  (await issuing.eventsOf(stockId)).map(({ type }) => type.split('.')[1] ?? '');
const shipment = { carrier: 'sf-express', trackingNumber: 'SF1' };

describe('a physical gift', () => {
  it('is won, sent to the address that its winner gives, and used when it has arrived', async () => {
    const ann = shopper();
    const { stockId, grantId } = await ann.gets(aCup());
    expect([await ann.states(), await giftsOf(ann.userId)]).toEqual([['held'], ['won']]);
    await ann.givesAddress(grantId);
    await ann.givesAddress(grantId, { street: '2 Lake Road' });
    expect([await ann.states(), await giftsOf(ann.userId)]).toEqual([
      ['locked'],
      ['address-given'],
    ]);
    expect(
      await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER }),
    ).toMatchObject({
      ...{ ok: true, gift: { parts: { state: 'shipped', address: { street: '2 Lake Road' } } } },
    });
    expect(await issuing.counters(stockId)).toMatchObject({ locked: 1, reserved: 2500n });
    await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER });
    expect([await ann.states(), await giftsOf(ann.userId)]).toEqual([['used'], ['delivered']]);
    expect(await issuing.counters(stockId)).toMatchObject({ used: 1, reserved: 0n, spent: 2500n });
    expect((await typesOf(stockId)).slice(-4)).toEqual([
      ...['gift-address-given', 'gift-address-given', 'gift-shipped', 'gift-delivered'],
    ]);
  });

  it('tells nobody where it is sent to', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    await ann.givesAddress(grantId, { recipient: 'Zhang Canary', phone: '13900001111' });
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
    const told = await database.sql.query(
      `select 1 from platform.outbox where payload::text ~ 'Canary|13900001111|${SOMEWHERE.street}'`,
    );
    expect(told).toEqual([]);
  });

  it('gives its unit and its money back when it is cancelled, and the stock is open again', async () => {
    const [ann, ben] = [shopper(), shopper()];
    const { stockId, grantId } = await ann.gets(aCup());
    const [second] = [await ann.claims(stockId), await ann.claims(stockId)];
    await expect(ben.claims(stockId)).rejects.toThrow('quota.exhausted');

    await ann.givesAddress(grantId);
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
    const cancel = (id: string, reason: string) =>
      issuing.changeGift.execute({ grantId: id, move: 'cancel', reason, by: SHIPPER });
    await Promise.all([cancel(grantId, 'came back'), cancel(grantId, 'came back')]);
    expect(await giftsOf(ann.userId)).toEqual(['won', 'won', 'cancelled']);
    expect(await issuing.counters(stockId)).toMatchObject({ voided: 1, free: 2500n });
    expect((await typesOf(stockId)).filter((type) => type === 'gift-cancelled')).toHaveLength(1);
    expect((await issuing.eventsOf(stockId)).at(-1)?.payload).toMatchObject({ state: 'active' });
    const kept = await database.sql.query(
      `select 1 from prize_issuing.gift where grant_id = $1 and address is not null`,
      [grantId],
    );
    expect(kept).toEqual([]);

    await ben.claims(stockId);
    await cancel(second, 'nobody at home');
    const token = aClaimToken(ben.userId, stockId).with({
      items: [{ stockId, version: 9, resolvedTerms: null }],
    });
    expect(await issuing.claimBenefit.execute(token.tap())).toMatchObject({ ok: true });
  });

  it('that is cancelled is nobody’s any more: user, persons, day and shared budgets have it back', async () => {
    const ann = shopper();
    const merchantId = `m-${ann.userId.slice(-12)}`;
    const scopes = [`merchant:${merchantId}`, 'platform-day'];
    for (const scope of scopes) await accounts.setLimit(scope, { fen: 2500n, units: 1 });
    const limits = { perUserTotal: 1, perUserDay: 1, perUserMonth: 1 };
    const ofPersons = { perPersonTotal: 1, perPersonDay: 1, perPersonMonth: 1 };
    const ofDay = { perDayUnits: 1, perDayValue: '2500' };
    const stock = aCup()
      .ofMerchant(merchantId)
      .with({ limits: { ...limits, ...ofPersons, ...ofDay } });
    const opened = await issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const claim = async (userId: string, ...personKeys: string[]): Promise<string> => {
      const tap = aClaimToken(userId, stockId).tap({ personKeys });
      const outcome = await issuing.claimBenefit.execute(tap);
      return outcome.ok ? (outcome.grants[0]?.grantId ?? '') : outcome.code;
    };
    const grantId = await claim(ann.userId, 'paper', 'phone');
    expect(await claimsOf(ann.userId, stockId)).toEqual([1, 1, 1]);
    expect(await claim(ann.userId, 'paper')).toBe('claim.limit-reached');
    const cancel = { grantId, move: 'cancel', reason: 'broken', by: SHIPPER } as const;
    await Promise.all([issuing.changeGift.execute(cancel), issuing.changeGift.execute(cancel)]);
    const tallies = await database.sql.query(
      `select count(*)::int as all, sum(count)::int as left from prize_issuing.user_tally
       where stock_id = $1`,
      [stockId],
    );
    expect(tallies).toEqual([{ all: 9, left: 0 }]);
    await eventually(async () => {
      expect(await claimsOf(ann.userId, stockId)).toEqual([0, 0, 0]);
    });
    // Shared budgets have it back when the worker has added it up.
    await issuing.sweeper.sweep();
    expect(await claim(ann.userId, 'phone')).not.toContain('.');
    expect(await claim('somebody', 'other')).toContain('exhausted');
    for (const scope of scopes) await accounts.setLimit(scope, { fen: null, units: null });
    expect(await violated(database.sql)).toEqual([]);
  });

  it('is won and cancelled by many at once, and every count is right at the end', async () => {
    const limits = { perUserTotal: 2, perUserDay: 2, perUserMonth: null };
    const ofPersons = { perPersonTotal: 3, perPersonDay: null, perPersonMonth: null };
    const ofDay = { perDayUnits: 40, perDayValue: null };
    const stock = aCup().ofUnits(30).ofBudget(100_000);
    const built = stock.with({ limits: { ...limits, ...ofPersons, ...ofDay } }).build();
    const opened = await issuing.openStock.execute(built);
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    let cancelled = 0;
    const comeAndGo = async (n: number): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        const personKeys = [`paper-${n % 7}`, `phone-${n % 5}`];
        const tap = aClaimToken(`crowd-${n % 10}`, stockId).tap({ personKeys });
        const outcome = await issuing.claimBenefit.execute(tap);
        if (!outcome.ok || turn % 3 === 2) continue;
        const grantId = outcome.grants[0]?.grantId ?? '';
        const cancel = { grantId, move: 'cancel', reason: 'spec', by: SHIPPER } as const;
        if ((await issuing.changeGift.execute(cancel)).ok) cancelled += 1;
      }
    };
    await accounts.setLimit('platform-day', { fen: 10n ** 9n, units: 10_000 });
    await Promise.all(Array.from({ length: 20 }, (_, n) => comeAndGo(n)));
    await issuing.sweeper.sweep();
    expect(await issuing.counters(stockId)).toMatchObject({ voided: cancelled });
    expect(cancelled).toBeGreaterThan(0);
    expect(await violated(database.sql)).toEqual([]);
    await accounts.setLimit('platform-day', { fen: null, units: null });
  });

  it('is audited: who did what, and not where it is sent to', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    await ann.givesAddress(grantId, { recipient: 'Zhang Canary', phone: '13900001111' });
    await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER });
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
    const acts = () =>
      database.sql.query<Record<string, unknown>>(
        `select actor, role, action, before ->> 'state' as was, after ->> 'state' as now
         from platform.audit_entry where subject = $1 order by id`,
        [`gift:${grantId}`],
      );
    const by = { actor: 'lin', role: 'operator' };
    expect(await acts()).toEqual([
      {
        actor: ann.userId,
        role: 'user',
        action: 'gift.give-address',
        was: 'won',
        now: 'address-given',
      },
      { ...by, action: 'gift.ship', was: 'address-given', now: 'shipped' },
    ]);
    const rolledBack = database.unitOfWork.run(async () => {
      await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER });
      throw new Error('not after all');
    });
    await expect(rolledBack).rejects.toThrow('not after all');
    expect(await acts()).toHaveLength(2);
    const told = await database.sql.query(
      `select 1 from platform.audit_entry where (before || after)::text ~ 'Canary|13900001111'`,
    );
    expect(told).toEqual([]);
    const change = `update platform.audit_entry set actor = 'nobody'`;
    await expect(database.sql.execute(change)).rejects.toThrow('kept as they were recorded');
  });

  it('moves on its way only: anything else is refused', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    const refusal = async (of: GiftMoveCommand & { by?: GiftActor }) => {
      const outcome = await issuing.changeGift.execute({ by: SHIPPER, ...of });
      return outcome.ok ? 'ok' : outcome.code;
    };
    const by = (actor: string) => ({ actor, role: 'user' });
    const address = { move: 'give-address', address: SOMEWHERE, by: by(ann.userId) } as const;
    expect([
      await refusal({ grantId, move: 'ship', shipment }),
      await refusal({ grantId, move: 'deliver' }),
      await refusal({ ...address, grantId, by: by('somebody-else') }),
      await refusal({ ...address, grantId: '01990000-0000-7000-8000-000000000099' }),
      await refusal({ ...address, grantId }),
      await refusal({ grantId, move: 'ship', shipment }),
      await refusal({ ...address, grantId }),
      await refusal({ grantId, move: 'deliver' }),
      await refusal({ grantId, move: 'cancel', reason: 'too late' }),
    ]).toEqual([
      ...['gift.state', 'gift.state', 'gift.unknown', 'gift.unknown'],
      ...['ok', 'ok', 'gift.state', 'ok', 'gift.state'],
    ]);
  });

  it('expires when no address was given in time, and never on its way', async () => {
    const [ann, ben] = [shopper(), shopper()];
    const [hers, his] = [await ann.gets(aCup()), await ben.gets(aCup())];
    await ben.givesAddress(his.grantId);
    await expire(hers.grantId);
    await expire(his.grantId);
    expect(await giftsOf(ann.userId)).toEqual(['expired']);
    await issuing.sweeper.sweep();
    expect([await giftsOf(ann.userId), await giftsOf(ben.userId)]).toEqual([
      ['expired'],
      ['address-given'],
    ]);
    await expect(ann.givesAddress(hers.grantId)).rejects.toThrow('grant.expired');
    const { grantId } = his;
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
    expect(
      await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER }),
    ).toMatchObject({
      ok: true,
    });
  });

  it('is nothing that an order could use', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    const outcome = await issuing.checkInEventItem.execute({
      grantId,
      reference: 'gate',
      by: SHIPPER,
    });
    expect(outcome).toMatchObject({ code: 'event-item.unknown' });
  });
});

describe('an item of an event', () => {
  it('is used once, however many gates see it at the same moment', async () => {
    const ann = shopper();
    const { stockId, grantId } = await ann.gets(aTicket());
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        issuing.checkInEventItem.execute({ grantId, reference: `gate-${n}`, by: SHIPPER }),
      ),
    );
    const [used, ...others] = outcomes.filter((outcome) => outcome.ok);
    expect([used?.ok, others]).toEqual([true, []]);
    expect(await ann.states()).toEqual(['used']);
    expect(await issuing.counters(stockId)).toMatchObject({ used: 1, spent: 700n, reserved: 0n });
    expect((await typesOf(stockId)).filter((type) => type === 'event-item-used')).toHaveLength(1);
  });

  it('answers the same to the same gate, and nothing to one that comes too late', async () => {
    const [ann, ben] = [shopper(), shopper()];
    const [hers, his] = [await ann.gets(aTicket()), await ben.gets(aTicket())];
    const again = { grantId: hers.grantId, reference: 'gate-1', by: SHIPPER };
    const [first, second] = [
      await issuing.checkInEventItem.execute(again),
      await issuing.checkInEventItem.execute(again),
    ];
    expect(first.ok && second.ok && first.usedAt).toEqual(second.ok && second.usedAt);
    const audit = await database.sql.query(
      `select actor, action, after->>'reference' as reference from platform.audit_entry
       where subject = $1`,
      [`grant:${hers.grantId}`],
    );
    expect(audit).toEqual([
      { actor: SHIPPER.actor, action: 'event-item.check-in', reference: 'gate-1' },
    ]);
    await expire(his.grantId);
    const late = { grantId: his.grantId, reference: 'gate-1', by: SHIPPER };
    expect(await issuing.checkInEventItem.execute(late)).toMatchObject({ code: 'grant.expired' });
  });
});

describe('the books', () => {
  it('agree at the end', async () => {
    await issuing.sweeper.sweep();
    expect(await violated(database.sql)).toEqual([]);
  });
});
