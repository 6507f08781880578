import { beforeAll, describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { Shopper } from '../testing/a-shopper.js';
import { anInstalmentPlan } from '../testing/an-instalment-plan.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { violated } from '../testing/violated.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
}, 60_000);

const aLot = (fen: number): StockBuilder =>
  aStock()
    .ofTerms({ kind: 'subsidy', amount: `${fen}` })
    .ofUnits(null)
    .ofBudget(100_000_00)
    .perUser(null);
/** An order of one line, of which at most 3 % may be subsidised. */
const worth = (fen: number, lineId = 'a') => [anOrderLine(lineId, fen)];
const shopper = (): Shopper => new Shopper(issuing);
const expire = (grantId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() - interval '1 second' where id = $1`,
    [grantId],
  );
const overdue = (redemptionId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.redemption set lock_expires_at = now() - interval '1 second'
     where id = $1`,
    [redemptionId],
  );

describe('a lot of subsidy', () => {
  it('is locked in part, spent by the order, and keeps the rest reserved', async () => {
    const ann = shopper();
    const { stockId } = await ann.gets(aLot(50_00));
    const redemptionId = await ann.locks(worth(1_000_00));
    expect(await ann.states()).toEqual(['held']);
    expect(await ann.couldDraw(10_000_00, anOrderLine('x', 1))).toBe(20_00n);
    expect(await issuing.counters(stockId)).toMatchObject({ held: 1, reserved: 50_00n });

    await ann.confirms(redemptionId);
    expect(await issuing.counters(stockId)).toMatchObject({ reserved: 20_00n, spent: 30_00n });
    expect(await ann.states()).toEqual(['held']);
    const told = (await issuing.eventsOf(stockId)).at(-1);
    expect(told).toMatchObject({
      type: 'prize-issuing.grant-redeemed.v1',
      payload: { discount: '3000', platformPaid: '3000' },
    });
  });

  it('is locked when orders hold all that remains, and used at zero', async () => {
    const ann = shopper();
    await ann.gets(aLot(50_00));
    const first = await ann.locks(worth(1_000_00));
    const second = await ann.locks(worth(1_000_00));
    expect(await ann.states()).toEqual(['locked']);
    await ann.confirms(second);
    expect(await ann.states()).toEqual(['locked']);
    await ann.confirms(first);
    expect(await ann.states()).toEqual(['used']);
  });

  it('goes back to the balance when an order is cancelled or its lock runs out', async () => {
    const ann = shopper();
    const { stockId } = await ann.gets(aLot(50_00));
    const [first, second] = [await ann.locks(worth(1_000_00)), await ann.locks(worth(1_000_00))];
    await issuing.cancelRedemption.execute(first);
    await issuing.cancelRedemption.execute(first);
    expect(await ann.states()).toEqual(['held']);
    expect(await ann.couldDraw(10_000_00, anOrderLine('x', 1))).toBe(30_00n);
    await overdue(second);
    await issuing.sweeper.sweep();
    expect(await ann.couldDraw(10_000_00, anOrderLine('x', 1))).toBe(50_00n);

    // Late, but the lot still has it.
    await ann.confirms(second);
    expect(await issuing.counters(stockId)).toMatchObject({ reserved: 30_00n, spent: 20_00n });
  });

  it('is lost to a late confirmation when another order drew it meanwhile', async () => {
    const ann = shopper();
    await ann.gets(aLot(50_00));
    const late = await ann.locks(worth(1_000_00));
    await overdue(late);
    await issuing.sweeper.sweep();
    await ann.buys(worth(1_500_00));
    const outcome = await issuing.confirmRedemption.execute(late);
    expect(outcome).toMatchObject({ code: 'redemption.lock-lost' });
  });

  it('is drawn by earliest expiry, and refilled in reverse, partial return by partial return', async () => {
    const ann = shopper();
    const days = (count: number) => ({
      validity: {
        startsAt: new Date(Date.now() - 1_000),
        endsAt: new Date(Date.now() + count * 86_400_000),
        daysAfterClaim: null,
      },
    });
    const later = await ann.gets(aLot(20_00).with(days(9)));
    const sooner = await ann.gets(aLot(25_00).with(days(3)));
    const order = [anOrderLine('a', 500_00, { quantity: 3 })];
    const redemptionId = await ann.buys(order);
    const remaining = async (): Promise<bigint[]> =>
      [await issuing.counters(sooner.stockId), await issuing.counters(later.stockId)].map(
        ({ reserved }) => reserved,
      );
    expect(await remaining()).toEqual([0n, 0n]);

    const first = await ann.returns(redemptionId, 'a', 1);
    expect(first).toMatchObject({
      lines: [{ refund: Money.ofFen(485_00) }],
      grants: [{ grantId: later.grantId, state: 'held', platform: Money.ofFen(15_00) }],
    });
    expect(await remaining()).toEqual([0n, 15_00n]);
    await ann.returns(redemptionId, 'a', 1);
    expect(await remaining()).toEqual([10_00n, 20_00n]);
    await ann.returns(redemptionId, 'a', 1);
    expect(await remaining()).toEqual([25_00n, 20_00n]);
    expect(await ann.states()).toEqual(['held', 'held']);
  });

  it('expires in what no order holds; the part that one holds is still used, or expires after it', async () => {
    const [ann, ben] = [shopper(), shopper()];
    const [hers, his] = [await ann.gets(aLot(50_00)), await ben.gets(aLot(50_00))];
    const [paid, unpaid] = [await ann.locks(worth(1_000_00)), await ben.locks(worth(1_000_00))];
    await expire(hers.grantId);
    await expire(his.grantId);
    await issuing.sweeper.sweep();
    expect(await issuing.counters(hers.stockId)).toMatchObject({ locked: 1, reserved: 30_00n });

    await ann.confirms(paid);
    expect(await issuing.counters(hers.stockId)).toMatchObject({
      ...{ used: 1, reserved: 0n, spent: 30_00n, free: 100_000_00n - 30_00n },
    });
    await issuing.cancelRedemption.execute(unpaid);
    await issuing.sweeper.sweep();
    expect(await issuing.counters(his.stockId)).toMatchObject({ expired: 1, free: 100_000_00n });
    const told = (await issuing.eventsOf(his.stockId)).filter(({ type }) =>
      type.includes('grant-expired'),
    );
    expect(told).toHaveLength(1);

    const late = await ann.returns(paid, 'a', 1);
    expect(late).toMatchObject({ grants: [{ state: 'expired' }] });
    expect(await issuing.counters(hers.stockId)).toMatchObject({ expired: 1, free: 100_000_00n });
  });

  it('keeps nothing of a return where its stock forfeits, and lives anew where it extends', async () => {
    const [ann, ben] = [shopper(), shopper()];
    const hers = await ann.gets(aLot(30_00).with({ returnPolicy: 'forfeit' }));
    await ann.returns(await ann.buys(worth(1_000_00)), 'a', 1);
    expect(await ann.states()).toEqual(['used']);
    expect(await issuing.counters(hers.stockId)).toMatchObject({ spent: 0n, free: 100_000_00n });

    const his = await ben.gets(aLot(30_00).with({ returnPolicy: 'extend' }));
    const redemptionId = await ben.buys(worth(1_000_00));
    await expire(his.grantId);
    await ben.returns(redemptionId, 'a', 1);
    expect(await ben.states()).toEqual(['held']);
    expect(await issuing.counters(his.stockId)).toMatchObject({ spent: 0n, reserved: 30_00n });
  });

  it('never gives an order more than 3 % of it, CNY 200, or the balance, however many lots there are', async () => {
    const ann = shopper();
    const { stockId } = await ann.gets(aLot(200_00));
    await ann.claims(stockId);
    const line = anOrderLine('x', 1);
    expect(await ann.couldDraw(1_000_33, line)).toBe(30_00n);
    expect(await ann.couldDraw(1_000_000_00, line)).toBe(200_00n);
    const tooLarge = await issuing.openStock.execute(aLot(200_01).build());
    expect(tooLarge).toMatchObject({ code: 'stock.terms-invalid' });
  });

  it('is never drawn beyond its end by orders of the same moment', async () => {
    const ann = shopper();
    const { stockId } = await ann.gets(aLot(50_00));
    const asTold = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        issuing.lockRedemption.execute({
          ...{ orderId: `${ann.userId}-again-${n}`, userId: ann.userId, lines: worth(300_00) },
          expectedPayable: Money.ofFen(291_00),
        }),
      ),
    );
    const locked = asTold.filter((outcome) => outcome.ok);
    expect(locked).toHaveLength(5);
    const ids = locked.flatMap((outcome) => (outcome.ok ? [outcome.redemption.parts.id] : []));
    await Promise.all(ids.map((id) => ann.confirms(id)));
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 45_00n, reserved: 5_00n });
  });
});

describe('interest that is waived', () => {
  const aWaiver = (of: object = {}): StockBuilder =>
    aStock()
      .ofTerms({ kind: 'interest-free', months: [6], cap: '10000', scope: {}, ...of })
      .ofUnits(null)
      .ofBudget(100_000_00);
  const plan = { months: 6, annualRate: 1200, method: 'flat' } as const;

  it('is locked, spent by its funders, and given back by the stored split, line by line', async () => {
    const ann = shopper();
    const { stockId } = await ann.gets(aWaiver({ scope: { skus: ['sku-a'] } }));
    const lines = [anOrderLine('a', 100_00, { quantity: 3 }), anOrderLine('b', 200_00)];
    const instalments = anInstalmentPlan(plan);
    const redemptionId = await ann.buys(lines, { instalments });
    const read = await issuing.readRedemption.execute(redemptionId);
    expect(read).toMatchObject({
      redemption: {
        parts: {
          payable: Money.ofFen(500_00),
          interest: { interest: Money.ofFen(30_00), waived: Money.ofFen(18_00) },
          lines: [{ interest: Money.ZERO }, { interest: Money.ofFen(12_00) }],
        },
      },
    });
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 18_00n, reserved: 0n });

    const first = await ann.returns(redemptionId, 'a', 1);
    expect(first).toMatchObject({
      lines: [{ refund: Money.ofFen(100_00), interest: Money.ZERO }],
      grants: [{ platform: Money.ofFen(6_00), state: 'used' }],
    });
    expect(await ann.returns(redemptionId, 'b', 1)).toMatchObject({
      lines: [{ interest: Money.ofFen(12_00) }],
      grants: [],
    });
    expect(await ann.returns(redemptionId, 'a', 2)).toMatchObject({ grants: [{ state: 'held' }] });
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 0n, reserved: 100_00n });
  });

  it('must be what the shopper was told', async () => {
    const ann = shopper();
    await ann.gets(aWaiver());
    const told = anInstalmentPlan(plan, 29_99);
    await expect(ann.locks(worth(500_00), { instalments: told })).rejects.toThrow('quote.changed');
    await ann.locks(worth(500_00), { instalments: anInstalmentPlan(plan, 30_00) });
    expect(await ann.states()).toEqual(['locked']);
  });

  it('stands beside coupon and balance: the principal is what is left to pay after everything', async () => {
    const ann = shopper();
    await ann.gets(aWaiver());
    await ann.gets(aStock());
    await ann.gets(aLot(200_00));
    const redemptionId = await ann.buys(worth(550_00), { instalments: anInstalmentPlan(plan) });
    const read = await issuing.readRedemption.execute(redemptionId);
    // 550 less 50, less 3 % of 500.
    expect(read).toMatchObject({
      redemption: {
        parts: { payable: Money.ofFen(485_00), interest: { waived: Money.ofFen(29_10) } },
      },
    });
    await ann.returns(redemptionId, 'a', 1);
    expect(await ann.states()).toEqual(['held', 'held', 'held']);
  });
});

describe('the books', () => {
  it('agree at the end', async () => {
    await issuing.sweeper.sweep();
    expect(await violated(database.sql)).toEqual([]);
  });
});
