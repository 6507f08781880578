import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import { aClaimToken, anIssuing, aStock } from '@boon/prize-issuing/testing';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';

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

  it('answers 2 when it cannot be made', async () => {
    expect(await invariants([], '')).toMatchObject({ code: 2 });
  }, 180_000);
});
