import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { startOf } from '../processes/identity.js';
import { temporaryFolders } from '../testing/folders.js';
import { killHard, startInOtherProcess, untilGone, watchdogsOf } from '../testing/other-process.js';
import { type RunningPostgres, startPostgres } from './start-postgres.js';

jest.setTimeout(120_000);

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that is killed under a client says so here as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  const folders = temporaryFolders();
  const running: RunningPostgres[] = [];
  let dataDir: string;

  const start = async (port?: number) => {
    const server = await startPostgres({ dataDir, port });
    running.push(server);
    return server;
  };

  beforeAll(() => {
    dataDir = folders.make();
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  afterAll(() => folders.removeAll());

  it('serves a durable UTF-8 database on the loopback, to those who know the password', async () => {
    const server = await start();

    expect(await ask(server.url, 'show fsync')).toEqual(['on']);
    expect(await ask(server.url, 'show server_encoding')).toEqual(['UTF8']);
    expect(await ask(server.url, 'show unix_socket_directories')).toEqual(['']);
    expect(await ask(server.url, 'select inet_server_addr()')).toEqual(['127.0.0.1']);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      /password/,
    );
  });

  it('keeps the data from one start to the next', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await start(first.port);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select answer from kept')).toEqual([42]);
  });

  it('loses nothing that was committed before a crash', async () => {
    const server = await start();
    await ask(server.url, 'create table committed as select 7 as number');
    const before = server.pid;
    await server.kill();
    expect(startOf(before)).toBeUndefined();

    await server.restart();
    expect(await ask(server.url, 'select number from committed')).toEqual([7]);
  });

  it('makes databases, also as a copy of another, and drops one in use', async () => {
    const server = await start();
    const template = await server.createDatabase('template-a');
    await ask(template, 'create table t as select 1 as one');

    const copy = await server.createDatabase('copy of "a"', 'template-a');
    expect(await ask(copy, 'select one from t')).toEqual([1]);
    expect(await server.createDatabase('template-a')).toBe(template);

    const guest = new pg.Client({ connectionString: copy });
    guest.on('error', () => undefined);
    await guest.connect();
    await server.dropDatabase('copy of "a"');
    await expect(ask(copy, 'select 1')).rejects.toThrow(/does not exist/);
  });

  it('refuses a second owner of the folder, in this process and in another', async () => {
    await start();

    await expect(startPostgres({ dataDir })).rejects.toThrow(
      `${dataDir} is in use by process ${process.pid}: stop that one first.`,
    );
    const other = await startInOtherProcess('postgres', dataDir);
    expect(other.refused).toBe(
      `${dataDir} is in use by process ${process.pid}: stop that one first.`,
    );
  });

  it('leaves no server behind when its process is killed', async () => {
    const other = await startInOtherProcess('postgres', dataDir);
    const [watchdog] = watchdogsOf(other.child.pid ?? 0);
    await killHard(other.child);

    await untilGone(other.pid ?? 0);
    await untilGone(watchdog ?? 0);
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
  });

  it('ends the orphan that even the watchdog could not, before it starts', async () => {
    const other = await startInOtherProcess('postgres', dataDir);
    for (const watchdog of watchdogsOf(other.child.pid ?? 0)) process.kill(watchdog, 'SIGKILL');
    await killHard(other.child);
    expect(startOf(other.pid ?? 0)).toBeDefined();

    const server = await start();
    expect(startOf(other.pid ?? 0)).toBeUndefined();
    expect(await ask(server.url, 'select 1')).toEqual([1]);
  });

  it('is not misled by a stale postmaster.pid, nor by a database that was half made', async () => {
    const { dataFolder, stop } = await start().then(async (server) => {
      await server.stop();
      return { dataFolder: server.dataFolder, stop: running.pop() };
    });
    expect(stop).toBeDefined();
    writeFileSync(join(dataFolder, 'postmaster.pid'), `${process.pid}\n${dataFolder}\n`);
    mkdirSync(`${dataFolder}.new`, { recursive: true });
    writeFileSync(join(`${dataFolder}.new`, 'PG_VERSION'), '18\n');

    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
  });

  it('says that the port is in use', async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as { port: number };

    await expect(start(port)).rejects.toThrow(
      `Port ${port}, wanted for PostgreSQL, is in use: stop the program that holds it or choose another port.`,
    );
    await new Promise((resolve) => stranger.close(resolve));
  });
});
