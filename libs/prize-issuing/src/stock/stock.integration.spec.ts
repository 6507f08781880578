import { beforeAll, describe, expect, it } from '@jest/globals';
import { BasisPoints, Money, newId, refused } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';
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
