import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Money, newId } from '@boon/shared-kernel';
import {
  aDatabase,
  eventually,
  openDatabase,
  usePostgres,
  type DatabaseForSpecs,
} from '@boon/testing';
import { serviceSupportPersistence } from '@boon/service-support';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aStock } from '../testing/a-stock.js';
import { violated } from '../testing/violated.js';
import { ExpireGrants } from './expire-grants.js';
import { SqlDueWork } from './infrastructure/sql-due-work.js';
import { ReleaseStaleLocks } from './release-stale-locks.js';

const IS_FULL = process.env['BOON_SCALE'] === 'full';
/** More than one batch of each sort. */
const GRANTS = IS_FULL ? 20_000 : 1_200;
const LOCKS = IS_FULL ? 1_000 : 120;
const KILLED = 600;

usePostgres();
let database: DatabaseForSpecs;
let apps: IssuingForSpecs[];

beforeAll(async () => {
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];
  database = await aDatabase(...persistence);
  const other = await openDatabase({ url: database.url, persistence });
  apps = [database, other].map((each) => anIssuing(each, { accounts: someBudgetAccounts(each) }));
  await someBudgetAccounts(database).setLimit('platform-day', { fen: 10n ** 11n, units: null });
}, 60_000);

const app = (n = 0): IssuingForSpecs => {
  const found = apps[n % apps.length];
  if (found === undefined) throw new Error('no app');
  return found;
};

async function aStockWith(users: readonly string[]): Promise<string> {
  const stock = aStock().ofUnits(null).ofBudget(1_000_000_000);
  const opened = await app().openStock.execute(stock.build());
  if (!opened.ok) throw new Error(opened.code);
  const { stockId } = opened;
  await Promise.all(
    users.map((user, n) => app(n).claimBenefit.execute(aClaimToken(user, stockId).tap())),
  );
  return stockId;
}

/** The worker of issuing in a process of its own. */
async function aWorker(url: string): Promise<ChildProcess> {
  const program = join(import.meta.dirname, '../testing/grant-worker-process.ts');
  const loader = ['--conditions=@boon/source', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...loader, program, url], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, NODE_OPTIONS: '', SWC_NODE_PROJECT: 'tsconfig.lib.json' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

/** The batch is done, and its process dies before the commit. */
async function dies(batch: () => Promise<number>): Promise<void> {
  const died = new Error('died before the commit');
  const dying = database.unitOfWork.run(async () => {
    expect(await batch()).toBeGreaterThan(0);
    throw died;
  });
  await expect(dying).rejects.toBe(died);
}

describe('a sweep that dies between batches and in one', () => {
  it('leaves what is due to the next: every grant expires once, and is told of once', async () => {
    const users = Array.from({ length: GRANTS }, (_, n) => `sleeper-${n}`);
    const stockId = await aStockWith(users);
    await database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where stock_id = $1`,
      [stockId],
    );
    const due = new SqlDueWork(database.sql, someBudgetAccounts(database));
    const expire = new ExpireGrants(due, database.outbox, database.unitOfWork);
    expect(await expire.execute()).toBe(500);
    await dies(() => expire.execute());
    expect(await app().counters(stockId)).toMatchObject({ expired: 500, held: GRANTS - 500 });
    await Promise.all([app(0).sweeper.sweep(), app(1).sweeper.sweep()]);
    await app().sweeper.sweep();
    expect(await app().counters(stockId)).toMatchObject({ expired: GRANTS, held: 0, reserved: 0n });
    const told = (await app().eventsOf(stockId)).flatMap(({ type, payload }) =>
      type === 'prize-issuing.grant-expired.v1' ? [payload['grantId']] : [],
    );
    expect([told.length, new Set(told).size]).toEqual([GRANTS, GRANTS]);
    expect(await violated(database.sql)).toEqual([]);
  }, 600_000);

  it('leaves nothing half done when its process is killed in a batch', async () => {
    const lone = await aDatabase(prizeIssuingPersistence);
    const issuing = anIssuing(lone);
    const stock = aStock().ofUnits(null).ofBudget(1_000_000_000);
    const opened = await issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const users = Array.from({ length: KILLED }, (_, n) => `killed-${n}`);
    await Promise.all(
      users.map((user) => issuing.claimBenefit.execute(aClaimToken(user, stockId).tap())),
    );
    await lone.sql.execute(`update prize_issuing.benefit_grant set expires_at = now()`);

    // The ledger is closed: the batch has ended its grants and cannot book them.
    await lone.unitOfWork.run(async () => {
      await lone.sql.query('lock table prize_issuing.stock_movement in share mode');
      const worker = await aWorker(lone.url);
      await eventually(async () => {
        const waiting = await lone.sql.query(
          `select 1 from pg_locks where not granted
             and relation = 'prize_issuing.stock_movement'::regclass`,
        );
        expect(waiting).toHaveLength(1);
      });
      worker.kill('SIGKILL');
      await once(worker, 'close');
    });
    expect(await issuing.counters(stockId)).toMatchObject({ held: KILLED, expired: 0 });
    expect(await violated(lone.sql)).toEqual([]);

    const next = await aWorker(lone.url);
    await eventually(async () => {
      expect(await issuing.counters(stockId)).toMatchObject({ expired: KILLED, reserved: 0n });
    });
    next.kill('SIGKILL');
    await once(next, 'close');
    const told = (await issuing.eventsOf(stockId)).filter(
      ({ type }) => type === 'prize-issuing.grant-expired.v1',
    );
    expect(told).toHaveLength(KILLED);
    expect(await violated(lone.sql)).toEqual([]);
  }, 600_000);

  it('gives every stale lock back once', async () => {
    const users = Array.from({ length: LOCKS }, (_, n) => `locker-${n}`);
    const stockId = await aStockWith(users);
    const lines = [anOrderLine('a', 300_00)];
    const expectedPayable = Money.ofFen(250_00);
    for (const userId of users) {
      await app().lockRedemption.execute({ orderId: newId(), userId, lines, expectedPayable });
    }
    expect(await app().counters(stockId)).toMatchObject({ locked: LOCKS });
    await database.sql.execute(`update prize_issuing.redemption set lock_expires_at = now()`);
    const due = new SqlDueWork(database.sql);
    const release = new ReleaseStaleLocks(due, database.unitOfWork);
    expect(await release.execute()).toBe(100);
    await dies(() => release.execute());
    await Promise.all([app(0).sweeper.sweep(), app(1).sweeper.sweep()]);
    expect(await app().counters(stockId)).toMatchObject({ held: LOCKS, locked: 0 });
    expect(await violated(database.sql)).toEqual([]);
  }, 600_000);
});
