import { beforeAll, describe, expect, it } from '@jest/globals';
import { enablePropagation, inRequest } from '@boon/platform/telemetry';
import type { Sql } from '@boon/platform';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { serviceSupportPersistence } from '@boon/service-support';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let accounts: BudgetAccounts;
let stockId: string;
const asked: string[] = [];

beforeAll(async () => {
  enablePropagation();
  database = await aDatabase(serviceSupportPersistence, prizeIssuingPersistence);
  accounts = someBudgetAccounts(database);
  issuing = anIssuing({ ...database, sql: overheard(database.sql) }, { accounts });
  stockId = await opened(1_000);
}, 60_000);

async function opened(units: number): Promise<string> {
  const outcome = await issuing.openStock.execute(aStock().ofUnits(units).build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

/** Notes which prepared statements are asked. */
function overheard(sql: Sql): Sql {
  return {
    execute: (statement, parameters) => sql.execute(statement, parameters),
    query: (statement, parameters) => {
      if (typeof statement !== 'string') asked.push(statement.name);
      return sql.query(statement, parameters);
    },
  };
}

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

describe('an offer that is known', () => {
  const told = async (userId: string, ofStock: string): Promise<string> => {
    const outcome = await issuing.claimBenefit.execute(aClaimToken(userId, ofStock).tap());
    return outcome.ok ? 'granted' : outcome.code;
  };

  it('is not read for each batch', async () => {
    const stock = await opened(100);
    asked.length = 0;
    for (let n = 0; n < 20; n += 1) expect(await told(`known-${n}`, stock)).toBe('granted');
    const times = (what: string): number => asked.filter((name) => name.startsWith(what)).length;
    expect(times('prize-issuing commit claims')).toBe(20);
    // A second each at most: fewer, however slow the machine.
    expect(times('prize-issuing offer') + times('prize-issuing claim facts')).toBeLessThan(20);
  });

  it('is closed from the moment of a pause, and open from the moment of its end', async () => {
    const stock = await opened(100);
    expect(await told('before', stock)).toBe('granted');
    await issuing.changeStockState.execute({ stockId: stock, to: 'pause' });
    expect(await told('meanwhile', stock)).toBe('stock.not-active');
    await issuing.changeStockState.execute({ stockId: stock, to: 'resume' });
    expect(await told('after', stock)).toBe('granted');
  });

  it('is charged to a shared budget from the moment in which that has a limit', async () => {
    const stock = await opened(100);
    expect(await told('free', stock)).toBe('granted');
    await accounts.setLimit('channel-day:pdp', { fen: null, units: 1 });
    expect(await told('charged', stock)).toBe('granted');
    expect(await told('too-late', stock)).toBe('quota.exhausted');
    await accounts.setLimit('channel-day:pdp', { fen: null, units: null });
    expect(await told('free-again', stock)).toBe('granted');
  });

  it('brings no unit too many, and tells once that it is used up', async () => {
    const stock = await opened(3);
    const outcomes: string[] = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await told(`last-${n}`, stock));
    expect(outcomes).toEqual([
      ...['granted', 'granted', 'granted', 'quota.exhausted', 'quota.exhausted'],
    ]);
    const [row] = await database.sql.query<{ count: number }>(
      `select count(*)::int as count from platform.outbox_event
       where type like 'prize-issuing.stock-exhausted%' and key = $1`,
      [stock],
    );
    expect(row?.count).toBe(1);
  });
});

/** Transactions that wrote grants: each has its own system column xmin. */
async function transactions(): Promise<number> {
  const [row] = await database.sql.query<{ count: number }>(
    'select count(distinct xmin::text)::int as count from prize_issuing.benefit_grant',
  );
  return row?.count ?? 0;
}
