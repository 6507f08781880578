import { beforeAll, describe, expect, it } from '@jest/globals';
import { BasisPoints, Money, newId, refused } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { Shopper } from '../testing/a-shopper.js';
import { violated } from '../testing/violated.js';
import { stockWorstCase } from './domain/stock-worst-case.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
}, 60_000);

describe('OpenStock', () => {
  it('refuses a stock that nothing bounds', async () => {
    const endless = aStock().ofUnits(null).build();
    expect(await issuing.openStock.execute(endless)).toEqual(refused('stock.unbounded'));

    const uncapped = aStock().ofTerms({ kind: 'full-reduction', threshold: '0', percent: 1000 });
    expect(await issuing.openStock.execute(uncapped.build())).toEqual(refused('stock.unbounded'));
  });

  it('names the fields of the terms that are at fault', async () => {
    const stock = aStock().ofTerms({ kind: 'product', amount: '0' }).build();
    expect(await issuing.openStock.execute(stock)).toEqual(
      refused('stock.terms-invalid', {
        amount: 'must be at least 1 fen',
        'scope.skus': 'is required, or scope.spus',
      }),
    );
  });

  it('refuses quantities, budgets, limits, periods and payers that make no sense', async () => {
    const { validity } = aStock().build();
    const codes = [];
    for (const stock of [
      aStock().ofUnits(0),
      aStock().ofBudget(0),
      aStock().perUser(0),
      aStock().with({ validity: { ...validity, endsAt: validity.startsAt } }),
      aStock().with({ funding: { platform: BasisPoints.of(0), merchantId: null } }),
    ]) {
      const outcome = await issuing.openStock.execute(stock.build());
      codes.push(outcome.ok ? 'ok' : outcome.code);
    }
    expect(codes).toEqual([
      'stock.quantity-invalid',
      'stock.budget-invalid',
      'stock.limits-invalid',
      'stock.validity-invalid',
      'stock.funding-invalid',
    ]);
  });

  it('takes part in the transaction around it', async () => {
    const assetId = newId();
    const around = database.unitOfWork.run(async () => {
      await issuing.openStock.execute(aStock().with({ assetId }).build());
      throw new Error('rolled back');
    });
    await expect(around).rejects.toThrow('rolled back');
    const rows = await database.sql.query('select 1 from prize_issuing.stock where asset_id = $1', [
      assetId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('ChangeStockState', () => {
  it('pauses, resumes and stops, tells the catalogue each change once, and stops for good', async () => {
    const opened = await issuing.openStock.execute(aStock().build());
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const versions = [];
    for (const to of ['pause', 'pause', 'resume', 'stop', 'stop'] as const) {
      const outcome = await issuing.changeStockState.execute({ stockId, to });
      versions.push(outcome.ok ? outcome.version : outcome.code);
    }
    expect(versions).toEqual([2, 2, 3, 4, 4]);
    expect(await issuing.changeStockState.execute({ stockId, to: 'resume' })).toMatchObject({
      code: 'stock.state',
    });
    const states = (await issuing.eventsOf(stockId)).map((event) => event.payload['state']);
    expect(states).toEqual(['active', 'paused', 'active', 'stopped']);
    expect(await issuing.changeStockState.execute({ stockId: newId(), to: 'stop' })).toEqual(
      refused('stock.unknown'),
    );
  });
});

describe('a stock with a budget that is stopped', () => {
  const LINES = [anOrderLine('a', 300_00)];
  const words = async (stockId: string): Promise<string> => {
    const { free, reserved, spent, released } = await issuing.counters(stockId);
    return `${free} free, ${reserved} reserved, ${spent} spent, ${released} released`;
  };
  const stop = (stockId: string) => issuing.changeStockState.execute({ stockId, to: 'stop' });

  it('gives what it has free back for good, and whatever becomes free later', async () => {
    const holders = ['buyer', 'late', 'sleeper', 'keeper', 'cheap'].map((name) => {
      return new Shopper(issuing, `${name}-${newId()}`);
    });
    const [buyer, late, sleeper, , cheap] = holders as [
      Shopper,
      Shopper,
      Shopper,
      Shopper,
      Shopper,
    ];
    const stock = aStock().ofUnits(null).ofBudget(500_00);
    const { stockId } = await buyer.gets(stock.ofTerms({ kind: 'no-threshold', amount: '5000' }));
    for (const holder of holders.slice(1)) await holder.claims(stockId);
    const order = await buyer.buys(LINES);
    expect(await words(stockId)).toBe('25000 free, 20000 reserved, 5000 spent, 0 released');

    await stop(stockId);
    await stop(stockId);
    expect(await words(stockId)).toBe('0 free, 20000 reserved, 5000 spent, 25000 released');
    await late.buys(LINES);
    await cheap.buys([anOrderLine('a', 10_00)]);
    expect(await words(stockId)).toBe('0 free, 10000 reserved, 11000 spent, 29000 released');
    await buyer.returns(order, 'a', 1);
    expect(await words(stockId)).toBe('0 free, 15000 reserved, 6000 spent, 29000 released');
    await database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where user_id = $1`,
      [sleeper.userId],
    );
    await issuing.sweeper.sweep();
    expect(await words(stockId)).toBe('0 free, 10000 reserved, 6000 spent, 34000 released');
    const entries = await database.sql.query<{ cause: string; released: string }>(
      `select cause, sum(released)::text as released from prize_issuing.stock_movement
       where stock_id = $1 group by cause having sum(released) <> 0 order by cause`,
      [stockId],
    );
    expect(entries).toEqual([
      { cause: 'expiry', released: '5000' },
      { cause: 'stop', released: '25000' },
      { cause: 'use', released: '4000' },
    ]);
    expect(await violated(database.sql)).toEqual([]);
  });

  type Policy = 'restore' | 'extend' | 'forfeit';
  const FOUR = [anOrderLine('a', 100_00, { quantity: 4 })];
  const boughtAndStopped = async (returnPolicy: Policy) => {
    const shopper = new Shopper(issuing, `step-${newId()}`);
    const stock = aStock().with({ returnPolicy }).ofUnits(null).ofBudget(50_00);
    const got = await shopper.gets(stock.ofTerms({ kind: 'no-threshold', amount: '5000' }));
    const order = await shopper.buys(FOUR);
    await stop(got.stockId);
    const back = async (quantity: number): Promise<void> => {
      await shopper.returns(order, 'a', quantity);
      await issuing.sweeper.sweep();
    };
    return { shopper, ...got, back };
  };

  it.each(['restore', 'extend'] as const)(
    'keeps for a coupon that comes back in steps what each of them gave back (%s)',
    async (returnPolicy) => {
      const { shopper, stockId, back } = await boughtAndStopped(returnPolicy);
      await back(1);
      expect(await words(stockId)).toBe('0 free, 1250 reserved, 3750 spent, 0 released');
      await back(2);
      expect(await words(stockId)).toBe('0 free, 3750 reserved, 1250 spent, 0 released');
      expect(await violated(database.sql)).toEqual([]);
      await back(1);
      expect(await words(stockId)).toBe('0 free, 5000 reserved, 0 spent, 0 released');
      expect(await shopper.states()).toEqual(['held']);
      await shopper.buys(FOUR);
      expect(await words(stockId)).toBe('0 free, 0 reserved, 5000 spent, 0 released');
      expect(await violated(database.sql)).toEqual([]);
    },
  );

  it.each(['restore', 'extend', 'forfeit'] as const)(
    'keeps at the stop what steps before it gave back, for a coupon that may follow (%s)',
    async (returnPolicy) => {
      const shopper = new Shopper(issuing, `early-${newId()}`);
      const stock = aStock().with({ returnPolicy }).ofUnits(null).ofBudget(80_00);
      const { stockId } = await shopper.gets(
        stock.ofTerms({ kind: 'no-threshold', amount: '5000' }),
      );
      const order = await shopper.buys(FOUR);
      await shopper.returns(order, 'a', 1);
      await issuing.sweeper.sweep();
      expect(await words(stockId)).toBe('4250 free, 0 reserved, 3750 spent, 0 released');
      await shopper.returns(order, 'a', 1);
      await stop(stockId);
      const mayFollow = returnPolicy !== 'forfeit';
      expect(await words(stockId)).toBe(
        mayFollow
          ? '0 free, 2500 reserved, 2500 spent, 3000 released'
          : '0 free, 0 reserved, 2500 spent, 5500 released',
      );
      await shopper.returns(order, 'a', 1);
      await issuing.sweeper.sweep();
      await shopper.returns(order, 'a', 1);
      await issuing.sweeper.sweep();
      expect(await shopper.states()).toEqual([mayFollow ? 'held' : 'used']);
      expect(await words(stockId)).toBe(
        mayFollow
          ? '0 free, 5000 reserved, 0 spent, 3000 released'
          : '0 free, 0 reserved, 0 spent, 8000 released',
      );
      expect(await violated(database.sql)).toEqual([]);
    },
  );

  it('keeps no more than there is, the oldest coupon first', async () => {
    const [early, late] = [new Shopper(issuing, newId()), new Shopper(issuing, newId())];
    const stock = aStock().ofUnits(null).ofBudget(100_00).perUser(null);
    const terms = { kind: 'no-threshold', amount: '5000' };
    const { stockId } = await early.gets(stock.ofTerms(terms));
    await late.claims(stockId);
    const orders = [await early.buys(FOUR), await late.buys(FOUR)] as const;
    await early.returns(orders[0], 'a', 2);
    await late.returns(orders[1], 'a', 3);
    await issuing.sweeper.sweep();
    // Of the 62.50 that came back, somebody else has 50 by now.
    await new Shopper(issuing, newId()).claims(stockId);
    await stop(stockId);
    expect(await words(stockId)).toBe('0 free, 6250 reserved, 3750 spent, 0 released');
    await late.returns(orders[1], 'a', 1);
    await early.returns(orders[0], 'a', 2);
    const worth = async (shopper: Shopper): Promise<unknown> => {
      const [row] = await database.sql.query<{ worst_case: string }>(
        'select worst_case from prize_issuing.benefit_grant where user_id = $1',
        [shopper.userId],
      );
      return row?.worst_case;
    };
    expect([await worth(early), await worth(late)]).toEqual(['3750', '1250']);
    expect(await violated(database.sql)).toEqual([]);
  });

  it('loses no step of a coupon, whenever the stop comes between them', async () => {
    const opened = await issuing.openStock.execute(
      aStock()
        .ofTerms({ kind: 'no-threshold', amount: '5000' })
        .ofUnits(null)
        .ofBudget(30 * 50_00)
        .build(),
    );
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const shoppers = Array.from({ length: 30 }, () => new Shopper(issuing, `s-${newId()}`));
    const returning = await Promise.all(
      shoppers.map(async (shopper) => {
        await shopper.claims(stockId);
        const order = await shopper.buys(FOUR);
        return async (): Promise<void> => {
          for (let step = 0; step < 4; step += 1) await shopper.returns(order, 'a', 1);
        };
      }),
    );
    const all = returning.map((steps) => steps());
    await Promise.race(all.slice(0, 10));
    await stop(stockId);
    await Promise.all(all);
    await issuing.sweeper.sweep();
    expect(await words(stockId)).toBe('0 free, 150000 reserved, 0 spent, 0 released');
    expect(await violated(database.sql)).toEqual([]);
  });

  it('lets go of it once the coupon cannot come back, and keeps nothing for one that never does', async () => {
    const { shopper, stockId, grantId, back } = await boughtAndStopped('restore');
    await back(1);
    const expire = `update prize_issuing.benefit_grant set expires_at = now(), kept_until = now()
      where id = $1`;
    await database.sql.execute(expire, [grantId]);
    await issuing.sweeper.sweep();
    expect(await words(stockId)).toBe('0 free, 0 reserved, 3750 spent, 1250 released');
    await back(3);
    expect(await shopper.states()).toEqual(['expired']);
    expect(await words(stockId)).toBe('0 free, 0 reserved, 0 spent, 5000 released');

    const forfeited = await boughtAndStopped('forfeit');
    await forfeited.back(1);
    expect(await words(forfeited.stockId)).toBe('0 free, 0 reserved, 3750 spent, 1250 released');
    expect(await violated(database.sql)).toEqual([]);
  });

  it('keeps nothing free, whatever is used, returned and given up in the same moment', async () => {
    const opened = await issuing.openStock.execute(
      aStock().ofUnits(null).ofBudget(2_000_00).perUser(null).build(),
    );
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const shoppers = Array.from({ length: 20 }, () => new Shopper(issuing, `r-${newId()}`));
    const orders = await Promise.all(
      shoppers.map(async (shopper, n) => {
        await shopper.claims(stockId);
        return n % 2 === 0 ? shopper.buys(LINES) : null;
      }),
    );
    const acts = shoppers.map((shopper, n) => {
      const order = orders[n];
      return order == null ? shopper.buys(LINES) : shopper.returns(order, 'a', 1);
    });
    await Promise.all([...acts.slice(0, 10), stop(stockId), ...acts.slice(10)]);
    await issuing.sweeper.sweep();
    const { free, reserved, spent, released } = await issuing.counters(stockId);
    expect([free, reserved + spent + released]).toEqual([0n, 2_000_00n]);
    expect(released).toBe(1_000_00n);
    expect(await violated(database.sql)).toEqual([]);
  });
});

describe('the worst case of a stock', () => {
  const fen = (n: number): Money => Money.ofFen(n);

  it('is the smaller of its budget and its units at the worst case of a grant', () => {
    const of = (quantity: number | null, budget: number | null, grant: number | null): unknown => {
      const valueBudget = budget === null ? null : fen(budget);
      const worst = stockWorstCase({ quantity, valueBudget }, grant === null ? null : fen(grant));
      return worst?.toString() ?? null;
    };
    expect(of(10, null, 500)).toBe('5000');
    expect(of(10, 4000, 500)).toBe('4000');
    expect(of(null, 4000, null)).toBe('4000');
    expect(of(10, null, null)).toBeNull();
    expect(of(null, null, 500)).toBeNull();
  });
});
