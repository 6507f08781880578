import { beforeAll, describe, expect, it } from '@jest/globals';
import { SegmentMembers, serviceSupportPersistence, type SegmentAsOf } from '@boon/service-support';
import { newId } from '@boon/shared-kernel';
import { openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { aStock } from '../testing/a-stock.js';
import { anIssuing } from '../testing/an-issuing.js';
import { ChangeGrantJob } from './change-grant-job.js';
import { partOf } from './domain/grant-jobs.js';
import { GatherMembers } from './gather-members.js';
import { SqlGrantJobs } from './infrastructure/sql-grant-jobs.js';
import { SqlJobSegments } from './infrastructure/sql-job-segments.js';
import { OpenGrantJob } from './open-grant-job.js';
import { ReadGrantJob } from './read-grant-job.js';

const USERS = 25_500;
const AT = new Date('2026-11-11T00:00:00Z');

const postgres = usePostgres();
let database: DatabaseForSpecs;

/** Every third of `u-00000`, `u-00001`, ... belongs to the segment `third`. */
class Thirds extends SegmentMembers {
  failsAfter = Infinity;

  override async asOf(code: string, at = AT): Promise<SegmentAsOf | null> {
    return code === 'third' ? { code, version: 2, condition: {}, at } : null;
  }

  override async page(_: SegmentAsOf, after: string, size: number) {
    this.failsAfter -= 1;
    if (this.failsAfter < 0) throw new Error('died while reading');
    const first = after === '' ? 0 : Number(after.slice(2)) + 1;
    const numbers = Array.from({ length: Math.min(size, USERS - first) }, (_, n) => first + n);
    const userIds = numbers.filter((n) => n % 3 === 0).map(nameOf);
    const last = numbers.length < size ? null : nameOf(numbers.at(-1) ?? 0);
    return { userIds, read: numbers.length, last };
  }
}

const nameOf = (n: number): string => `u-${String(n).padStart(5, '0')}`;

const SHOP = { actor: 'shop', role: 'service' };

function world() {
  const { sql, audit, unitOfWork } = database;
  const [members, segments] = [new Thirds(), new SqlJobSegments(sql)];
  const jobs = new SqlGrantJobs(sql, unitOfWork);
  const stocks = new SqlStockRepository(sql);
  return {
    members,
    open: new OpenGrantJob(stocks, jobs, audit, unitOfWork, members),
    change: new ChangeGrantJob(jobs, segments, audit, unitOfWork),
    read: new ReadGrantJob(jobs, segments),
    gather: new GatherMembers(jobs, segments, unitOfWork, members),
  };
}

async function aJob({ open }: ReturnType<typeof world>): Promise<string> {
  const stock = await anIssuing(database).openStock.execute(aStock().ofUnits(90_000).build());
  if (!stock.ok) throw new Error(stock.code);
  const of = { stockId: stock.stockId, note: 'spec', openedBy: 'crm', segment: 'third' };
  const opened = await open.execute(of);
  if (!opened.ok) throw new Error(opened.code);
  return opened.jobId;
}

async function rowsOf({ read }: ReturnType<typeof world>, jobId: string): Promise<string[]> {
  const rows: string[] = [];
  for await (const { first, users } of read.chunks(jobId)) {
    expect(first).toBe(rows.length + 1);
    rows.push(...users);
  }
  return rows;
}

beforeAll(async () => {
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];
  database = await openDatabase({ url: postgres.url, persistence });
}, 60_000);

describe('a job for a segment', () => {
  const everyThird = Array.from({ length: USERS / 3 }, (_, n) => nameOf(3 * n));

  it('has each member as a row once, whenever its workers died, and however many there are', async () => {
    const first = world();
    const jobId = await aJob(first);
    first.members.failsAfter = 1;
    await first.gather.execute();
    await expect(first.gather.execute()).rejects.toThrow('died while reading');
    expect(await first.change.start(jobId, SHOP)).toMatchObject({
      code: 'job.gathering',
      details: { read: 4_000 },
    });

    const others = [world(), world(), world()];
    for (let n = 0; n < 5; n += 1) {
      await Promise.all(others.map(({ gather }) => gather.execute()));
    }
    expect(await first.read.execute(jobId)).toMatchObject({
      job: { state: 'collecting' },
      progress: { total: USERS / 3 },
      members: { read: USERS, isComplete: true, segment: { code: 'third', version: 2, at: AT } },
    });
    expect(await rowsOf(first, jobId)).toEqual(everyThird);
    expect(await first.change.start(jobId, SHOP)).toEqual({ ok: true });
    expect(await first.gather.execute()).toBe(0);
  });

  it('takes no rows of others, ends with its cancelling, and is of a segment that there is', async () => {
    const all = world();
    const jobId = await aJob(all);
    const part = partOf('x', ['ann']);
    expect(await all.change.addRows(jobId, part, SHOP)).toMatchObject({ code: 'job.of-segment' });
    await all.change.cancel(jobId, SHOP);
    expect(await all.gather.execute()).toBe(0);
    const of = { note: '', openedBy: 'crm', segment: 'none' };
    const { job } = (await all.read.execute(jobId)) as { job: { stockId: string } };
    const unknown = await all.open.execute({ ...of, stockId: job.stockId });
    expect(unknown).toMatchObject({ code: 'segment.unknown' });
    expect(await all.open.execute({ ...of, stockId: newId() })).toMatchObject({
      code: 'stock.unknown',
    });
  });
});
