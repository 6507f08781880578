import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@boon/infra';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { OutsideApp } from './outside-app.js';
import { doorsOf } from './repository.js';
import { packLibs, publishedFolders, type Tarball } from './tarballs.js';

const MINUTES = 60_000;

describe('the packed libs', () => {
  let folder: string;
  let tarballs: Tarball[];
  let postgres: RunningPostgres;
  let app: OutsideApp;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'boon-pack-'));
    // PostgreSQL runs under an account of its own, which has to get in.
    chmodSync(folder, 0o711);
    tarballs = await packLibs(publishedFolders(), join(folder, 'tarballs'));
    app = await OutsideApp.install(join(folder, 'app'), tarballs);
    postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  }, 10 * MINUTES);

  afterAll(async () => {
    await app?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTES);

  it('hold what is compiled, with types, and no source or spec', () => {
    for (const { name, contents } of tarballs) {
      expect([name, contents.filter((path) => /\.d\.ts$/.test(path)).length > 0]).toEqual([
        name,
        true,
      ]);
      expect(contents.filter((path) => /^src\/|\.spec\./.test(path))).toEqual([]);
    }
  });

  it(
    'open every door to a program that has nothing but them',
    async () => {
      const doors = publishedFolders().flatMap((lib) => doorsOf(lib));
      expect(await app.closedDoors(doors)).toEqual([]);
    },
    MINUTES,
  );

  it(
    'carry an app outside of the workspace that claims a benefit',
    async () => {
      await app.compile();
      const url = await app.start(postgres.url);
      const post = async (path: string) => {
        const response = await fetch(`${url}/coupons${path}`, { method: 'POST' });
        return (await response.json()) as { ok: boolean; stockId?: string; code?: string };
      };

      const { stockId } = await post('');
      expect(await post(`/${stockId}/claims/ann`)).toMatchObject({
        ok: true,
        grants: [{ stockId, kind: 'full-reduction' }],
      });
      expect(await post(`/${stockId}/claims/ben`)).toMatchObject({
        ok: false,
        code: 'quota.exhausted',
      });
      expect(await holders(postgres.url)).toEqual(['ann']);
    },
    2 * MINUTES,
  );
});

async function holders(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ user_id: string }>(
    'select user_id from prize_issuing.benefit_grant',
  );
  await client.end();
  return rows.map((row) => row.user_id);
}
