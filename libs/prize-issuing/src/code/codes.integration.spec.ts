import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Sql } from '@boon/platform';
import { InProcessCounters } from '@boon/service-support/testing';
import { newId, refused, SystemClock } from '@boon/shared-kernel';
import type { Counters } from '@boon/service-support';
import { actsOn, aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { ClaimBatcher } from '../claim/claim-batcher.js';
import { GrantBatch } from '../claim/grant-batch.js';
import { SharedClaimCounts } from '../claim/infrastructure/shared-claim-counts.js';
import { SqlClaimLedger } from '../claim/infrastructure/sql-claim-ledger.js';
import { checkInvariant, issuingInvariants } from '../invariants/invariants.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { anIssuing } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { ClaimByCode, type ClaimByCodeOutcome } from './claim-by-code.js';
import { CodeKeys } from './domain/code-keys.js';
import type { CodeBatch } from './domain/code-book.js';
import { LOCKOUT_MS } from './domain/code-misses.js';
import { CountedMisses } from './infrastructure/counted-misses.js';
import { SqlCodeBook } from './infrastructure/sql-code-book.js';
import { MakeCodes } from './make-codes.js';
import { OpenCodeBatch, type OpenCodeBatchCommand } from './open-code-batch.js';
import { ReadCodes } from './read-codes.js';

const CODES = process.env['BOON_SCALE'] === 'full' ? 5_000_000 : 100_000;

usePostgres();
let database: DatabaseForSpecs;
let book: SqlCodeBook;
const keys = new CodeKeys([{ kid: 'spec', secret: 'a secret that only specs know' }]);

/** The claims by code of one process: twice for two. */
function aDesk(counters?: Counters, sql: Sql = database.sql): ClaimByCode {
  const { outbox, unitOfWork } = database;
  const door = [new SqlClaimLedger(sql), new SqlStockRepository(sql)] as const;
  const batch = new GrantBatch(...door, outbox, unitOfWork, new SharedClaimCounts());
  const misses = new CountedMisses(counters);
  return new ClaimByCode(keys, new SqlCodeBook(sql), misses, new ClaimBatcher(batch));
}

async function open(stock: StockBuilder, codes: OpenCodeBatchCommand['codes']) {
  const opened = await anIssuing(database).openStock.execute(stock.build());
  if (!opened.ok) throw new Error(opened.code);
  const stocks = new SqlStockRepository(database.sql);
  return new OpenCodeBatch(stocks, book, keys, database.audit, database.unitOfWork).execute({
    ...{ stockId: opened.stockId, codes, note: 'spec', openedBy: 'shop' },
  });
}

async function make(): Promise<void> {
  const makeCodes = new MakeCodes(book, keys, database.unitOfWork);
  while ((await makeCodes.execute()) > 0);
}

async function someCodes(stock: StockBuilder, size: number): Promise<string[]> {
  const opened = await open(stock, { kind: 'unique', size });
  if (!opened.ok) throw new Error(opened.code);
  await make();
  return [...new ReadCodes(book, keys).codes(await batchOf(opened.batchId))].flat();
}

async function batchOf(batchId: string): Promise<CodeBatch> {
  const read = await new ReadCodes(book, keys).execute(batchId);
  if (!read.ok) throw new Error(read.code);
  return read.batch;
}

const now = new Date('2026-11-11T04:00:00Z');
const codeOf = (outcome: ClaimByCodeOutcome): string => (outcome.ok ? 'granted' : outcome.code);

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  book = new SqlCodeBook(database.sql);
}, 60_000);

describe('a unique code', () => {
  it('is worth one grant to one user, who gets the same answer again', async () => {
    const [code = ''] = await someCodes(aStock(), 1);
    const first = await aDesk().execute({ userId: 'ann', code, now });
    const again = await aDesk().execute({ userId: 'ann', code: code.toLowerCase(), now });
    expect(first).toMatchObject({ ok: true, grants: [{ kind: 'full-reduction' }] });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(await aDesk().execute({ userId: 'bob', code, now })).toEqual(refused('code.used'));
  });

  it('is worth one grant when fifty users send it at once to two processes', async () => {
    const [code = ''] = await someCodes(aStock().ofUnits(100), 1);
    const [left, right] = [aDesk(), aDesk()];
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 === 0 ? left : right).execute({ userId: `racer-${n}`, code, now }),
      ),
    );
    const codes = outcomes.map(codeOf);
    expect(codes.filter((one) => one === 'granted')).toHaveLength(1);
    expect(codes.filter((one) => one === 'code.used')).toHaveLength(49);
  });

  it('is one grant with one answer for one user who sends it two hundred times at once', async () => {
    const size = 12;
    const codes = await someCodes(aStock().ofUnits(size).perUser(null), size);
    const sent = (code: string) => ({ userId: 'twin', code, now: new Date() });
    const shared = new InProcessCounters(new SystemClock());
    // Each with its own memory, as processes have; and no less than there may be misses.
    const desks = Array.from({ length: 8 }, () => aDesk(shared));
    const at = (n: number): ClaimByCode => desks[n % desks.length] ?? aDesk();
    for (const code of codes.slice(0, 2)) {
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, n) => at(n).execute(sent(code))),
      );
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
      expect(outcomes.map(codeOf)).not.toContain('code.locked-out');
      expect(codeOf(outcomes[0] ?? refused('code.unknown'))).toBe('granted');
    }
    const others = codes.slice(2);
    const all = others.map((code, n) => at(n).execute(sent(code)));
    expect(new Set((await Promise.all(all)).map(codeOf))).toEqual(new Set(['granted']));
    // What was good counts for nothing: five misses are still five, and then even a good one is locked out.
    const miss = (n: number) => at(n).execute(sent(`WRNG-${n}`));
    const missed = (await Promise.all(Array.from({ length: 20 }, (_, n) => miss(n)))).map(codeOf);
    expect(missed.filter((one) => one === 'code.unknown')).toHaveLength(5);
    expect(missed.filter((one) => one === 'code.locked-out')).toHaveLength(15);
    const again = await at(0).execute(sent(codes[0] ?? ''));
    expect(codeOf(again)).toBe('code.locked-out');
  });

  it('stays good where its stock refuses it', async () => {
    const [first = '', second = ''] = await someCodes(aStock().perUser(1), 2);
    const desk = aDesk();
    expect(codeOf(await desk.execute({ userId: 'cat', code: first, now }))).toBe('granted');
    for (let n = 0; n < 7; n += 1) {
      const refusal = await desk.execute({ userId: 'cat', code: second, now });
      expect(codeOf(refusal)).toBe('claim.limit-reached');
    }
    expect(codeOf(await desk.execute({ userId: 'dan', code: second, now }))).toBe('granted');
  });
});

describe('an answer to a code', () => {
  it('takes the same work for one that there is not, one that another used, and one of a typing error', async () => {
    const [used = ''] = await someCodes(aStock(), 1);
    expect(codeOf(await aDesk().execute({ userId: 'first', code: used, now }))).toBe('granted');
    const work = async (code: string, userId: string): Promise<unknown> => {
      const log: string[] = [];
      const misses = new InProcessCounters(new SystemClock());
      const desk = aDesk(logged(misses, 'counters', log), logged(database.sql, 'sql', log));
      const outcome = await desk.execute({ userId, code, now });
      expect(outcome.ok).toBe(false);
      return { log };
    };
    const mistyped = `${used.slice(0, -1)}${used.endsWith('0') ? '1' : '0'}`;
    const unknown = await work('0000-0000-0000-0000', 'u-1');
    expect(unknown).toMatchObject({
      log: ['counters.reserve', 'sql.query', 'counters.add'],
    });
    expect(await work(used, 'u-2')).toEqual(unknown);
    expect(await work(mistyped, 'u-3')).toEqual(unknown);
    expect(await work('no code at all', 'u-4')).toEqual(unknown);
  });
});

/** The same object, noting the name of each method that is called on it. */
function logged<T extends object>(of: T, name: string, log: string[]): T {
  return new Proxy(of, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]): unknown => {
        log.push(`${name}.${String(key)}`);
        return Reflect.apply(member, target, parameters);
      };
    },
  });
}

describe('a public code', () => {
  it('is worth one grant to each user, while the stock lasts', async () => {
    const opened = await open(aStock().ofUnits(2).perUser(null), {
      kind: 'public',
      code: 'Double-11',
    });
    expect(opened.ok).toBe(true);
    const desk = aDesk();
    const claim = async (userId: string) =>
      codeOf(await desk.execute({ userId, code: 'double11', now }));
    expect([
      await claim('ann'),
      await claim('ann'),
      await claim('bob'),
      await claim('cat'),
    ]).toEqual(['granted', 'granted', 'granted', 'quota.exhausted']);
    const twin = { kind: 'public', code: 'DOUBLE 11' } as const;
    expect(await open(aStock(), twin)).toEqual(refused('code.taken'));
    expect(await open(aStock(), { kind: 'public', code: '11' })).toEqual(refused('code.form'));
  });
});

describe('codes that are no codes', () => {
  const wrong = (n: number): string => `WRNG-0000-0000-${String(n).padStart(4, '0')}`;

  it('lock a user out after five in ten minutes, and nobody else', async () => {
    const [code = ''] = await someCodes(aStock().ofUnits(9), 1);
    const desk = aDesk();
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    for (let n = 0; n < 5; n += 1) {
      const miss = await desk.execute({ userId: 'eve', code: wrong(n), now: at(n) });
      expect(codeOf(miss)).toBe('code.unknown');
    }
    const locked = await desk.execute({ userId: 'eve', code, now: at(5) });
    expect(locked).toEqual(refused('code.locked-out'));
    expect(codeOf(await desk.execute({ userId: 'finn', code, now: at(5) }))).toBe('granted');
    const later = new Date(at(4).getTime() + LOCKOUT_MS);
    expect(codeOf(await desk.execute({ userId: 'eve', code: wrong(9), now: later }))).toBe(
      'code.unknown',
    );
  });

  it('are not tried by the dozen: of fifty at once, five are looked at', async () => {
    const desk = aDesk();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => desk.execute({ userId: 'mal', code: wrong(n), now })),
    );
    const codes = outcomes.map(codeOf);
    expect(codes.filter((one) => one === 'code.unknown')).toHaveLength(5);
    expect(codes.filter((one) => one === 'code.locked-out')).toHaveLength(45);
  });

  it('are counted here while the shared counters are out of reach', async () => {
    const isGone = () => Promise.reject(new Error('gone'));
    const gone = { reserve: isGone, add: isGone } as unknown as Counters;
    const desk = aDesk(gone);
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      codes.push(codeOf(await desk.execute({ userId: 'gil', code: wrong(n), now })));
    }
    expect(codes).toEqual([...Array<string>(5).fill('code.unknown'), 'code.locked-out']);
  });
});

describe('a batch of codes', () => {
  it(`makes ${CODES} of them, goes on where it was left, and keeps none in clear`, async () => {
    const opened = await open(aStock(), { kind: 'unique', size: CODES });
    if (!opened.ok) throw new Error(opened.code);
    expect(await actsOn(database.sql, `code-batch:${opened.batchId}`)).toMatchObject([
      { actor: 'shop', action: 'code-batch.open', after: { kind: 'unique', size: CODES } },
    ]);
    const makeCodes = new MakeCodes(book, keys, database.unitOfWork);
    await makeCodes.execute();
    const died = new Error('died in the middle');
    await database.unitOfWork
      .run(async () => {
        await makeCodes.execute();
        throw died;
      })
      .catch((error: unknown) => expect(error).toBe(died));
    expect((await batchOf(opened.batchId)).made).toBe(5_000);
    await Promise.all([make(), make()]);
    await make();

    const batch = await batchOf(opened.batchId);
    expect(batch.made).toBe(CODES);
    const [row] = await database.sql.query<{ count: number }>(
      `select count(*)::int as count from prize_issuing.code where batch_id = $1`,
      [batch.id],
    );
    expect(row).toEqual({ count: CODES });
    // Read piece by piece: what is in hand is one piece, however many there are.
    let read = 0;
    for (const piece of new ReadCodes(book, keys).codes(batch)) {
      expect(piece.length).toBeLessThanOrEqual(5_000);
      read += piece.length;
    }
    expect(read).toBe(CODES);
    const last = keys.codes(batch, CODES - 1, CODES)[0] ?? '';
    const outcome = await aDesk().execute({ userId: newId(), code: last, now });
    expect(codeOf(outcome)).toBe('granted');
  }, 3_600_000);

  it('leaves the shop sound', async () => {
    for (const invariant of issuingInvariants) {
      const ask = (text: string, of: readonly unknown[]) => database.sql.query<{ n: 1 }>(text, of);
      expect(await checkInvariant(invariant, ask)).toMatchObject({ count: 0, examples: [] });
    }
  });
});
