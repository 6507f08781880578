import { rm } from 'node:fs/promises';
import { startPostgres, type RunningPostgres } from '@boon/infra';
import { afterAll, beforeAll } from '@jest/globals';
import { aFolder } from './a-folder.js';

/** The real PostgreSQL server of one spec file; readable inside of hooks and tests only. */
export interface PostgresForSpecs {
  /** A database of this file's own. */
  readonly url: string;
  /** The server itself, to be killed and restarted. */
  readonly server: RunningPostgres;
  /** Makes one more database, empty; answers its URL. */
  createDatabase(): Promise<string>;
}

let running: RunningPostgres | undefined;
let databases = 0;
const closing: (() => Promise<void>)[] = [];

/**
 * Starts PostgreSQL before the tests of this file and stops it after them; call it at the top of the spec,
 * before any `beforeAll` that needs it. Every file has a server of its own, so that one which kills its
 * server harms nobody; the server ends with the process at the latest.
 */
export function usePostgres(): PostgresForSpecs {
  let folder: string | undefined;
  let url: string | undefined;
  beforeAll(async () => {
    folder = await aFolder('postgres');
    // A killed server loses nothing without fsync, only a machine that loses power does.
    running = await startPostgres({ dataDir: folder, settings: { fsync: 'off' } });
    url = await createDatabase();
  }, 60_000);
  afterAll(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await running?.stop();
    running = undefined;
    if (folder) await rm(folder, { recursive: true, force: true });
  }, 30_000);
  return {
    get url() {
      if (!url) throw new Error('PostgreSQL runs inside of hooks and tests only');
      return url;
    },
    get server() {
      return runningServer();
    },
    createDatabase,
  };
}

/** Makes an empty database on this file's server; answers its URL. */
export async function createDatabase(): Promise<string> {
  const server = runningServer();
  databases += 1;
  return server.createDatabase(`spec_${databases}`);
}

/** Has something closed before the server stops: `afterAll` hooks run in the order of their making. */
export function beforePostgresStops(close: () => Promise<void>): void {
  closing.push(close);
}

function runningServer(): RunningPostgres {
  if (!running) throw new Error('call usePostgres() at the top of the spec');
  return running;
}
