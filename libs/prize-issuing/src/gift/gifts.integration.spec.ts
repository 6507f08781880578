import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { violated } from '../testing/violated.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { Shopper, SOMEWHERE } from '../testing/a-shopper.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
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
    expect(await issuing.changeGift.execute({ grantId, move: 'ship', shipment })).toMatchObject({
      ...{ ok: true, gift: { parts: { state: 'shipped', address: { street: '2 Lake Road' } } } },
    });
    expect(await issuing.counters(stockId)).toMatchObject({ locked: 1, reserved: 2500n });
    await issuing.changeGift.execute({ grantId, move: 'deliver' });
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
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment });
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
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment });
    const cancel = (id: string, reason: string) =>
      issuing.changeGift.execute({ grantId: id, move: 'cancel', reason });
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

  it('moves on its way only: anything else is refused', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    const refusal = async (of: Parameters<typeof issuing.changeGift.execute>[0]) => {
      const outcome = await issuing.changeGift.execute(of);
      return outcome.ok ? 'ok' : outcome.code;
    };
    const address = { move: 'give-address', address: SOMEWHERE, userId: ann.userId } as const;
    expect([
      await refusal({ grantId, move: 'ship', shipment }),
      await refusal({ grantId, move: 'deliver' }),
      await refusal({ ...address, grantId, userId: 'somebody-else' }),
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
    await issuing.changeGift.execute({ grantId, move: 'ship', shipment });
    expect(await issuing.changeGift.execute({ grantId, move: 'deliver' })).toMatchObject({
      ok: true,
    });
  });

  it('is nothing that an order could use', async () => {
    const ann = shopper();
    const { grantId } = await ann.gets(aCup());
    const outcome = await issuing.checkInEventItem.execute({ grantId, reference: 'gate' });
    expect(outcome).toMatchObject({ code: 'event-item.unknown' });
  });
});

describe('an item of an event', () => {
  it('is used once, however many gates see it at the same moment', async () => {
    const ann = shopper();
    const { stockId, grantId } = await ann.gets(aTicket());
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        issuing.checkInEventItem.execute({ grantId, reference: `gate-${n}` }),
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
    const again = { grantId: hers.grantId, reference: 'gate-1' };
    const [first, second] = [
      await issuing.checkInEventItem.execute(again),
      await issuing.checkInEventItem.execute(again),
    ];
    expect(first.ok && second.ok && first.usedAt).toEqual(second.ok && second.usedAt);
    await expire(his.grantId);
    const late = { grantId: his.grantId, reference: 'gate-1' };
    expect(await issuing.checkInEventItem.execute(late)).toMatchObject({ code: 'grant.expired' });
  });
});

describe('the books', () => {
  it('agree at the end', async () => {
    await issuing.sweeper.sweep();
    expect(await violated(database.sql)).toEqual([]);
  });
});
