import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sealEntries } from '@boon/platform/database';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import { aClaimToken, anIssuing, aStock } from '@boon/prize-issuing/testing';
import { aBusyShop, GRANTS_OF_A_SHOP } from './testing/busy-shop.js';
import { multiplied } from './testing/multiplied.js';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';

const GRANTS = process.env['BOON_SCALE'] === 'full' ? 1_000_000 : 5_000;

usePostgres();
let database: DatabaseForSpecs;
let grantId: string;

interface Ran {
  readonly code: number | null;
  readonly text: string;
}

/** Runs the command as a person would. */
function invariants(args: readonly string[], url = database.url): Promise<Ran> {
  const command = join(import.meta.dirname, '..', 'invariants.mjs');
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  const issuing = anIssuing(database);
  const opened = await issuing.openStock.execute(aStock().build());
  if (!opened.ok) throw new Error(opened.code);
  const claimed = await issuing.claimBenefit.execute(aClaimToken('ann', opened.stockId).tap());
  if (!claimed.ok) throw new Error(claimed.code);
  grantId = claimed.grants[0]?.grantId ?? '';
}, 60_000);

describe('npm run invariants', () => {
  it('answers 0 and a line per invariant when all hold', async () => {
    const { code, text } = await invariants([]);
    expect(text).toMatch(/^I1 +No stock has issued more than its quantity +holds/m);
    expect(text).toMatch(/^I4 .* not checked/m);
    expect(code).toBe(0);
  }, 180_000);

  it('answers 1 and says what is wrong, also of a history of answers', async () => {
    const history = join(await mkdtemp(join(tmpdir(), 'history-')), 'acknowledged.txt');
    await writeFile(history, `${grantId}\n01990000-0000-7000-8000-00000000dead\n`);
    const { code, text } = await invariants(['--acknowledged', history]);
    expect(text).toMatch(/^I4 .* VIOLATED/m);
    expect(text).toMatch(/00000000dead: acknowledged and not in the database/);
    expect(code).toBe(1);
  }, 180_000);

  it('prints the head of the audit chain, and finds one that was noted and is gone', async () => {
    const { audit, sql, unitOfWork } = database;
    const act = { actor: 'lin', role: 'operator', action: 'limit.edit', before: null, after: null };
    for (const subject of ['stock:1', 'stock:2']) await audit.record({ ...act, subject });
    await sealEntries(sql, unitOfWork);
    await audit.record({ ...act, subject: 'stock:3' });
    const first = await invariants([]);
    const [, head = ''] = /head (2:[0-9a-f]{64}), 1 waiting/.exec(first.text) ?? [];
    await sealEntries(sql, unitOfWork);
    const later = await invariants(['--audit-head', head]);
    expect([later.code, later.text]).toEqual([0, expect.stringMatching(/noted +holds/)]);
    const other = await invariants(['--audit-head', `2:${'0'.repeat(64)}`]);
    expect([other.code, other.text]).toEqual([1, expect.stringMatching(/noted 0+, found/)]);
    expect(await invariants(['--audit-head', '2'])).toMatchObject({ code: 2 });
    await sql.query(`alter table platform.audit_entry disable trigger audit_is_kept;
      update platform.audit_entry set actor = 'mei' where subject = 'stock:1'`);
    const changed = await invariants([]);
    expect([changed.code, changed.text]).toEqual([
      ...[1, expect.stringMatching(/^I20 .*VIOLATED[^]*entry \d+ is not as it was sealed/m)],
    ]);
  }, 180_000);

  it('answers 2 when it cannot be made, and says why', async () => {
    expect(await invariants([], '')).toMatchObject({ code: 2 });
    const elsewhere = new URL(database.url);
    elsewhere.pathname = '/postgres';
    const empty = await invariants([], elsewhere.href);
    expect([empty.code, empty.text]).toEqual([2, expect.stringContaining('Nothing was checked')]);
    const [help, unknown] = [await invariants(['--help'], ''), await invariants(['--hlep'])];
    expect(help).toMatchObject({ code: 0 });
    expect(help.text).toContain('Exit code: 0 all hold, 1 a violation, 2');
    expect([unknown.code, unknown.text]).toEqual([2, expect.stringContaining('--hlep')]);
  }, 180_000);

  it(`holds for ${GRANTS} grants that were used, sent, returned and cancelled`, async () => {
    const shop = await aBusyShop();
    await multiplied(shop, Math.ceil(GRANTS / GRANTS_OF_A_SHOP) - 1);
    const { code, text } = await invariants([], shop.url);
    // The figures of each line: for the one who reads the log.
    process.stdout.write(`${text}\n`);
    expect(text).not.toContain('VIOLATED');
    expect(code).toBe(0);
    const [row] = await shop.sql.query<{ n: number }>(
      `select count(*)::int as n from prize_issuing.benefit_grant`,
    );
    expect(row?.n).toBeGreaterThanOrEqual(GRANTS);
    await shop.sql.execute(
      `update prize_issuing.redemption_line set returned = returned + 1 where ctid in (
         select ctid from prize_issuing.redemption_line where returned < quantity limit 1)`,
    );
    expect((await invariants([], shop.url)).code).toBe(1);
  }, 3_600_000);
});
