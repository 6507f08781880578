import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let stockId: string;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
  const opened = await issuing.openStock.execute(aStock().ofUnits(1_000).build());
  if (!opened.ok) throw new Error(opened.code);
  stockId = opened.stockId;
}, 60_000);

const claim = (userId: string) => issuing.claimBenefit.execute(aClaimToken(userId, stockId).tap());

describe('group commit', () => {
  it('writes the claims that come together in few transactions', async () => {
    const before = await transactions();
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, n) => claim(`many-${n}`)));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect((await transactions()) - before).toBeLessThanOrEqual(2);
  });

  it('finds the one claim that cannot be written, and grants the others', async () => {
    // PostgreSQL keeps no text with a NUL in it.
    const users = Array.from({ length: 40 }, (_, n) => (n === 23 ? 'poison\u0000' : `good-${n}`));
    const outcomes = await Promise.allSettled(users.map(claim));
    const failed = outcomes.flatMap((outcome, n) => (outcome.status === 'rejected' ? [n] : []));
    expect(failed).toEqual([23]);
    expect(await issuing.counters(stockId)).toMatchObject({ issued: 239 });
  });

  it('belongs to no caller: a claim stays although the transaction around it is rolled back', async () => {
    const around = database.unitOfWork.run(async () => {
      await claim('within');
      throw new Error('rolled back');
    });
    await expect(around).rejects.toThrow('rolled back');
    expect(await issuing.readWallet.execute({ userId: 'within', limit: 1 })).toHaveLength(1);
  });
});

/** Transactions that wrote grants: each has its own system column xmin. */
async function transactions(): Promise<number> {
  const [row] = await database.sql.query<{ count: number }>(
    'select count(distinct xmin::text)::int as count from prize_issuing.benefit_grant',
  );
  return row?.count ?? 0;
}
