import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolders } from '../testing/folders.js';
import { startPostgres } from './start-postgres.js';

jest.setTimeout(120_000);

/** As root the folder is the server account's, and a copy would be ours: so one folder, broken and mended. */
describe('a data folder that is broken', () => {
  const folders = temporaryFolders();
  let dataDir: string;
  let dataFolder: string;

  beforeAll(async () => {
    dataDir = folders.make();
    const server = await startPostgres({ dataDir });
    await server.stop();
    dataFolder = server.dataFolder;
  });
  afterAll(() => folders.removeAll());

  it('without PG_VERSION is not taken for a database', async () => {
    rmSync(join(dataFolder, 'PG_VERSION'));
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      `${dataFolder} is not a PostgreSQL data folder (it has no PG_VERSION): move it away to start with an empty database.`,
    );
  });

  it('with a garbled PG_VERSION is named so', async () => {
    writeFileSync(join(dataFolder, 'PG_VERSION'), 'x\0y');
    await expect(startPostgres({ dataDir })).rejects.toThrow(/has a garbled PG_VERSION/);
  });

  it('of another release is named so', async () => {
    writeFileSync(join(dataFolder, 'PG_VERSION'), '15\n');
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /holds data of PostgreSQL 15, and this is PostgreSQL 18/,
    );
  });

  it('that the server cannot read is explained in the words of the server', async () => {
    writeFileSync(join(dataFolder, 'PG_VERSION'), '18\n');
    const control = join(dataFolder, 'global', 'pg_control');
    cpSync(control, join(dataDir, 'pg_control'));
    rmSync(control);
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /cannot open .* \(could not find the database system\): see .*server\.log/,
    );
  });

  it('whose password was lost is named so', async () => {
    rmSync(join(dataDir, 'password'));
    await expect(startPostgres({ dataDir })).rejects.toThrow(/password is missing/);
  });

  it('is free again after every refusal', async () => {
    rmSync(dataFolder, { recursive: true });
    const server = await startPostgres({ dataDir });
    await server.stop();
  });
});
