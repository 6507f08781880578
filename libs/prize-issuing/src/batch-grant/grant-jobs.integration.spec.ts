import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BodyLines } from '@boon/platform/http';
import { Money, newId, platformDay, refused } from '@boon/shared-kernel';
import { serviceSupportPersistence } from '@boon/service-support';
import { someBudgetAccounts } from '@boon/service-support/testing';
import {
  actsOn,
  eventually,
  openDatabase,
  usePostgres,
  type DatabaseForSpecs,
} from '@boon/testing';
import { GrantBatch } from '../claim/grant-batch.js';
import { SharedClaimCounts } from '../claim/infrastructure/shared-claim-counts.js';
import { SqlClaimLedger } from '../claim/infrastructure/sql-claim-ledger.js';
import { checkInvariant, issuingInvariants } from '../invariants/invariants.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { ISSUING_REFUSALS } from '../refusals.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { anIssuing } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { ChangeGrantJob } from './change-grant-job.js';
import type { GrantChunk as Chunk, GrantJobProgress } from './domain/grant-job.js';
import type { GrantPart } from './domain/grant-jobs.js';
import { readUpload } from './http/read-upload.js';
import { GrantChunk } from './grant-chunk.js';
import { GrantCrowd } from './grant-crowd.js';
import { outcomeFile } from './http/outcome-file.js';
import { SqlCrowdLedger } from './infrastructure/sql-crowd-ledger.js';
import { SqlGrantJobs } from './infrastructure/sql-grant-jobs.js';
import { SqlJobSegments } from './infrastructure/sql-job-segments.js';
import { OpenGrantJob } from './open-grant-job.js';
import { ReadGrantJob } from './read-grant-job.js';

const IS_FULL = process.env['BOON_SCALE'] === 'full';
const CROWD = IS_FULL ? 1_000_000 : 50_000;
const KILLS = IS_FULL ? 10 : 2;
const PART = 100_000;

const postgres = usePostgres();
let database: DatabaseForSpecs;
let jobs: SqlGrantJobs;

/** A worker that can be made to die at a point of its work: what it had begun stays as it is. */
class MortalJobs extends SqlGrantJobs {
  diesAt: 'claims' | 'outcomes' | 'end' | 'never' = 'never';

  override async finish(...of: Parameters<SqlGrantJobs['finish']>): Promise<void> {
    if (this.diesAt === 'claims') throw new Error('died after the claims');
    await super.finish(...of);
    if (this.diesAt === 'outcomes') throw new Error('died after the outcomes');
  }

  override async end(jobId: string): Promise<void> {
    if (this.diesAt === 'end') throw new Error('died before the end');
    await super.end(jobId);
  }

  override async putBack(chunk: Chunk, fault: string): Promise<void> {
    if (this.diesAt === 'never') await super.putBack(chunk, fault);
  }
}

function aWorker(of: SqlGrantJobs = jobs): GrantChunk {
  const { sql, outbox, unitOfWork } = database;
  const accounts = someBudgetAccounts(database);
  const [ledger, stocks, counts] = [
    new SqlClaimLedger(sql, accounts),
    new SqlStockRepository(sql),
    new SharedClaimCounts(),
  ];
  const crowd = new GrantCrowd(ledger, new SqlCrowdLedger(sql, accounts), outbox, counts);
  return new GrantChunk(of, crowd, new GrantBatch(ledger, stocks, outbox, unitOfWork, counts));
}

async function drain(worker: GrantChunk): Promise<void> {
  while ((await worker.execute()) > 0);
}

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await anIssuing(database).openStock.execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

/** An upload that can be read. */
async function aPart(content: string): Promise<GrantPart> {
  return (await readUpload(new BodyLines(Buffer.from(content)))).part;
}

const SHOP = { actor: 'shop', role: 'service' };

function openJob(): OpenGrantJob {
  const { sql, audit, unitOfWork } = database;
  return new OpenGrantJob(new SqlStockRepository(sql), jobs, audit, unitOfWork);
}

function changeJob(): ChangeGrantJob {
  const { sql, audit, unitOfWork } = database;
  return new ChangeGrantJob(jobs, new SqlJobSegments(sql), audit, unitOfWork);
}

async function aJob(stock: StockBuilder, users: readonly string[]): Promise<string> {
  const of = { stockId: await opened(stock), note: 'spec', openedBy: 'shop' };
  const job = await openJob().execute(of);
  if (!job.ok) throw new Error(job.code);
  const change = changeJob();
  for (let first = 0; first < users.length; first += PART) {
    await change.addRows(job.jobId, await aPart(users.slice(first, first + PART).join('\n')), SHOP);
  }
  await change.start(job.jobId, SHOP);
  return job.jobId;
}

async function stateOf(jobId: string): Promise<GrantJobProgress & { readonly state: string }> {
  const read = await new ReadGrantJob(jobs, new SqlJobSegments(database.sql)).execute(jobId);
  if (!read.ok) throw new Error(read.code);
  return { state: read.job.state, ...read.progress };
}

async function fileOf(jobId: string): Promise<string[]> {
  let text = '';
  for await (const piece of outcomeFile(
    new ReadGrantJob(jobs, new SqlJobSegments(database.sql)).chunks(jobId),
    ISSUING_REFUSALS,
  ))
    text += piece;
  return text.trimEnd().split('\n');
}

async function grantsOf(jobId: string): Promise<{ users: number; grants: number }> {
  const [row] = await database.sql.query<{ users: number; grants: number }>(
    `select count(distinct user_id)::int as users, count(*)::int as grants
     from prize_issuing.benefit_grant where claim_key = $1`,
    [`job:${jobId}`],
  );
  return row ?? { users: 0, grants: 0 };
}

const leasesLapse = (): Promise<number> =>
  database.sql.execute(`update prize_issuing.grant_job_chunk set leased_until = now()`);

async function expectSound(): Promise<void> {
  for (const invariant of issuingInvariants) {
    const ask = (text: string, of: readonly unknown[]) => database.sql.query<{ n: 1 }>(text, of);
    expect(await checkInvariant(invariant, ask)).toMatchObject({ count: 0, examples: [] });
  }
}

const crowd = (size: number, name = 'u'): string[] =>
  Array.from({ length: size }, (_, n) => `${name}-${n}`);

beforeAll(async () => {
  // The checks of a million grants take longer than a request may.
  const patient = { statementTimeoutMs: 300_000, queryTimeoutMs: 300_000 };
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];
  database = await openDatabase({ url: postgres.url, persistence, ...patient });
  jobs = new SqlGrantJobs(database.sql, database.unitOfWork);
}, 60_000);

describe('a grant job', () => {
  it('gives each user one benefit and says what became of each row', async () => {
    const users = ['user_id', 'ann', 'bob', '{"userId":"=SUM(A1)"}', 'ann'];
    const jobId = await aJob(aStock().ofUnits(10), users);
    await drain(aWorker());

    const file = await fileOf(jobId);
    expect(file.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'row,user_id,outcome',
      '1,ann,granted',
      '2,bob,granted',
      `3,'=SUM(A1),granted`,
      '4,ann,granted',
    ]);
    expect(file[4]?.split(',')[3]).toBe(file[1]?.split(',')[3]);
    expect(await grantsOf(jobId)).toEqual({ users: 3, grants: 3 });
    expect(await stateOf(jobId)).toMatchObject({ state: 'done', total: 4, granted: 4, refused: 0 });
  });

  it('never passes the stock, however many workers share it', async () => {
    const jobId = await aJob(
      aStock()
        .ofUnits(1_700)
        .ofBudget(1_700 * 50_00),
      crowd(4_000),
    );
    await Promise.all(Array.from({ length: 4 }, () => drain(aWorker())));

    expect(await stateOf(jobId)).toMatchObject({
      state: 'done',
      granted: 1_700,
      refusals: { 'quota.exhausted': 2_300 },
    });
    expect(await grantsOf(jobId)).toEqual({ users: 1_700, grants: 1_700 });
    await expectSound();
  });

  it('honours the limits of each user', async () => {
    const stock = aStock().perUser(1);
    const jobId = await aJob(stock, ['cat', 'dan']);
    await drain(aWorker());
    const { stockId } = (await jobs.find(jobId)) ?? { stockId: '' };
    const again = await openJob().execute({
      stockId,
      note: 'again',
      openedBy: 'shop',
    });
    if (!again.ok) throw new Error(again.code);
    const change = changeJob();
    await change.addRows(again.jobId, await aPart('cat\neve'), SHOP);
    await change.start(again.jobId, SHOP);
    await drain(aWorker());
    const state = await stateOf(again.jobId);
    expect(state).toMatchObject({ granted: 1, refusals: { 'claim.limit-reached': 1 } });
    expect(state).toMatchObject({ rowsPerSecond: expect.any(Number), secondsLeft: 0 });
    expect((await fileOf(again.jobId)).slice(0, 2)).toEqual([
      'row,user_id,outcome,grant_id,text_zh,text_en',
      '1,cat,claim.limit-reached,,您已达到领取上限。,You have had as many of these as you may.',
    ]);
  });

  it('holds every shared budget, day and natural person, and says which refused', async () => {
    const merchantId = `m-${newId()}`;
    const accounts = someBudgetAccounts(database);
    await accounts.setLimit(`merchant:${merchantId}`, { fen: null, units: 2_100 });
    const paid = aStock().ofUnits(9_000).ofMerchant(merchantId);
    const charged = await aJob(paid, crowd(3_000, 'charged'));
    const daily = await aJob(aStock().ofUnits(9_000).perDay(1_500), crowd(3_000, 'daily'));
    // Every tenth row names the person of the row before it.
    const people = crowd(3_000, 'person').map(
      (user, n) => `${user},p-${n - (n % 10 === 9 ? 1 : 0)};q-${n}`,
    );
    const personal = await aJob(aStock().ofUnits(9_000).perPerson(1), [
      'user_id,person_keys',
      ...people,
    ]);
    const unknown = await aJob(aStock().ofUnits(9_000).perPerson(1), crowd(1_200, 'nobody'));
    await drain(aWorker());

    expect(await stateOf(charged)).toMatchObject({
      granted: 2_100,
      refusals: { 'quota.exhausted': 900 },
    });
    const standing = (await accounts.limits()).find(({ scope }) => scope.endsWith(merchantId));
    expect(standing).toMatchObject({ committedUnits: 2_100 });
    expect(await stateOf(daily)).toMatchObject({
      granted: 1_500,
      refusals: { 'quota.exhausted': 1_500 },
    });
    expect(await stateOf(personal)).toMatchObject({
      granted: 2_700,
      refusals: { 'claim.limit-reached': 300 },
    });
    expect(await stateOf(unknown)).toMatchObject({
      granted: 0,
      refusals: { 'claim.person-unverified': 1_200 },
    });
    await expectSound();
  });

  it('holds a shared budget that gets its limit between two chunks', async () => {
    const merchantId = `m-${newId()}`;
    const jobId = await aJob(aStock().ofUnits(9_000).ofMerchant(merchantId), crowd(3_000, 'late'));
    const worker = aWorker();
    expect(await worker.execute()).toBe(1_000);
    const limit = { fen: null, units: 500 };
    await someBudgetAccounts(database).setLimit(`merchant:${merchantId}`, limit);
    await drain(worker);
    expect(await stateOf(jobId)).toMatchObject({
      granted: 1_500,
      refusals: { 'quota.exhausted': 1_500 },
    });
    await expectSound();
  });

  it('writes natural persons and every period also where all of a chunk is granted at once', async () => {
    const stock = aStock().ofUnits(9_000).perUserDay(1).perPerson(1);
    const jobId = await aJob(stock, [
      'user_id,person_keys',
      ...crowd(1_000, 'kept').map((user) => `${user},k-${user}`),
    ]);
    await drain(aWorker());
    expect(await stateOf(jobId)).toMatchObject({ granted: 1_000, refused: 0 });
    const { stockId = '' } = (await jobs.find(jobId)) ?? {};
    const today = `day:${platformDay(new Date())}`;
    const [{ tallies, keys } = {}] = await database.sql.query<{ tallies: object; keys: number }>(
      `select (select json_object_agg(kind, count) from (
          select period || case when user_id like 'person %' then ' person' else ' user' end as kind,
            count(*) from prize_issuing.user_tally where stock_id = $1 group by 1) as kinds) as tallies,
        (select count(*)::int from prize_issuing.benefit_grant
          where stock_id = $1 and person_keys = array['k-' || user_id]) as keys`,
      [stockId],
    );
    expect({ tallies, keys }).toEqual({
      tallies: { [`${today} user`]: 1_000, 'total person': 1_000, 'total user': 1_000 },
      keys: 1_000,
    });
    await expectSound();
  });

  it('notes in the journal of balances all who were given lots, and nobody else', async () => {
    const noted = () =>
      database.sql.query<{ user_id: string }>(
        'delete from prize_issuing.subsidy_change returning user_id',
      );
    await aJob(aStock().ofUnits(500), crowd(200, 'coupon'));
    await drain(aWorker());
    expect(await noted()).toEqual([]);
    const lot = aStock().ofTerms({ kind: 'subsidy', amount: '500' }).ofUnits(500);
    const savers = crowd(200, 'saver');
    await aJob(lot, ['user_id', ...savers]);
    await drain(aWorker());
    expect((await noted()).map((row) => row.user_id).sort()).toEqual([...savers].sort());
  });

  it('takes an upload once, however often it is sent', async () => {
    const change = changeJob();
    const of = { stockId: await opened(aStock()), note: 'spec', openedBy: 'shop' };
    const job = await openJob().execute(of);
    if (!job.ok) throw new Error(job.code);
    const sent = await Promise.all(
      Array.from({ length: 4 }, async () =>
        change.addRows(job.jobId, await aPart('ann\nbob'), SHOP),
      ),
    );
    expect(sent).toEqual(Array.from({ length: 4 }, () => ({ ok: true, total: 2 })));
    expect(await change.addRows(job.jobId, await aPart('cat'), SHOP)).toEqual({
      ok: true,
      total: 3,
    });
  });

  it.each(['claims', 'outcomes', 'end'] as const)('goes on where a worker died: %s', async (at) => {
    // A row that names somebody again has its chunk granted one by one.
    const users = crowd(2_500, `after-${at}`).map((user, n, all) =>
      at !== 'end' && n % 1_000 === 1 ? (all[n - 1] ?? '') : user,
    );
    const jobId = await aJob(aStock().ofUnits(9_000), users);
    const mortal = new MortalJobs(database.sql, database.unitOfWork);
    mortal.diesAt = at;
    for (let n = 0; n < 3; n += 1)
      await aWorker(mortal)
        .execute()
        .catch(() => 0);
    await leasesLapse();
    await drain(aWorker());

    expect(await stateOf(jobId)).toMatchObject({ state: 'done', granted: 2_500, refused: 0 });
    const size = new Set(users).size;
    expect(await grantsOf(jobId)).toEqual({ users: size, grants: size });
    await expectSound();
  });

  it('takes rows only before its start, starts once, and leaves the rest when it is cancelled', async () => {
    const change = changeJob();
    const jobId = await aJob(aStock().ofUnits(5_000), crowd(3_000, 'left'));
    expect(await change.addRows(jobId, await aPart('late'), SHOP)).toMatchObject(
      refused('job.state', { state: 'running' }),
    );
    expect(await change.start(jobId, SHOP)).toEqual({ ok: true });
    await aWorker().execute();
    expect(await change.cancel(jobId, SHOP)).toEqual({ ok: true });
    await drain(aWorker());
    expect(await stateOf(jobId)).toMatchObject({
      state: 'cancelled',
      granted: 1_000,
      total: 3_000,
    });
    expect((await fileOf(jobId)).at(-1)).toBe('3000,left-2999,waiting,,,');
    expect(await change.cancel(jobId, SHOP)).toEqual({ ok: true });
    const acts = await actsOn(database.sql, `job:${jobId}`);
    expect(new Set(acts.map(({ actor, role }) => `${role} ${actor}`))).toEqual(
      new Set(['service shop']),
    );
    expect(acts.map(({ action, after }) => [action, after])).toMatchObject([
      ['job.open', { note: 'spec', segment: null }],
      ['job.add-rows', { rows: 3_000 }],
      ['job.start', { state: 'running', rows: 3_000 }],
      ['job.cancel', { state: 'cancelled' }],
    ]);
  });
});

describe('a worker that is killed', () => {
  const program = join(import.meta.dirname, '../testing/grant-worker-process.ts');

  async function aProcess(): Promise<ChildProcess> {
    const loader = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];
    const child = spawn(process.execPath, [...loader, program, postgres.url], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.lib.json' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  }

  it(`loses nothing and doubles nothing of ${CROWD} rows, whenever that is`, async () => {
    const stock = aStock()
      .ofUnits(CROWD)
      .ofBudget(CROWD * 50_00)
      .perUser(1);
    // Every fifth chunk is granted row by row: somebody is named in it again.
    const users = crowd(CROWD).map((user, n, all) => (n % 5_000 === 1 ? (all[n - 1] ?? '') : user));
    const size = new Set(users).size;
    const jobId = await aJob(stock, users);
    for (let kills = 0; kills < KILLS; kills += 1) {
      const { granted } = await stateOf(jobId);
      const worker = await aProcess();
      const until = granted + Math.random() * ((CROWD * 0.9 - granted) / (KILLS - kills));
      await eventually(
        async () => expect((await stateOf(jobId)).granted).toBeGreaterThan(until),
        600_000,
      );
      worker.kill('SIGKILL');
      await once(worker, 'close');
      await leasesLapse();
    }
    await drain(aWorker());

    expect(await stateOf(jobId)).toMatchObject({ state: 'done', granted: CROWD, refused: 0 });
    expect(await grantsOf(jobId)).toEqual({ users: size, grants: size });
    const { stockId } = (await jobs.find(jobId)) ?? { stockId: '' };
    expect(await anIssuing(database).counters(stockId)).toMatchObject({
      issued: size,
      reserved: Money.ofFen(size * 50_00).fen,
      free: Money.ofFen((CROWD - size) * 50_00).fen,
    });
    await expectSound();
  }, 3_600_000);
});
