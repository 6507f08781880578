import { beforeAll, describe, expect, it } from '@jest/globals';
import { enablePropagation, inRequest } from '@boon/platform/telemetry';
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
  enablePropagation();
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

  it('tells of each grant in the trace that its caller asked for, and follows nobody else', async () => {
    const trace = (n: number, flag: string): string =>
      `00-${`${n}`.repeat(32)}-${'a'.repeat(16)}-${flag}`;
    const traces = [trace(1, '01'), trace(2, '00'), trace(3, '01')];
    await Promise.all(
      traces.map((traceparent, n) => inRequest(`r-${n}`, traceparent, () => claim(`traced-${n}`))),
    );
    const rows = await database.sql.query<{ headers: Record<string, string> }>(
      `select headers from platform.outbox_event where key like 'traced-%' order by key`,
    );
    const told = rows.map(({ headers }) => headers['traceparent']?.slice(0, 35) ?? null);
    expect(told).toEqual([traces[0]?.slice(0, 35), null, traces[2]?.slice(0, 35)]);
  });
});

/** Transactions that wrote grants: each has its own system column xmin. */
async function transactions(): Promise<number> {
  const [row] = await database.sql.query<{ count: number }>(
    'select count(distinct xmin::text)::int as count from prize_issuing.benefit_grant',
  );
  return row?.count ?? 0;
}
