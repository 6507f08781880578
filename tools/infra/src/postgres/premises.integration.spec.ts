import { afterAll, describe, expect, it, jest } from '@jest/globals';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolders } from '../testing/folders.js';
import { locateBinaries, makeSymlinks } from './binaries.js';
import { startPostgres } from './start-postgres.js';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;

describe('a repository below a folder that only its owner may enter', () => {
  const folders = temporaryFolders();
  const places: string[] = [];
  afterAll(() => {
    for (const place of places) rmSync(place, { recursive: true, force: true });
    folders.removeAll();
  });

  /** As root, programs and data move to /var/tmp; anybody else owns the folder and stays in it. */
  it('still gets its PostgreSQL, whose data is found again at the next start', async () => {
    const closed = join(folders.make(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const packaged = locateBinaries();
    cpSync(packaged.home, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const options = {
      dataDir: join(closed, '.boon', 'postgres'),
      binaries: { ...packaged, home: join(closed, 'native') },
    };

    const first = await startPostgres(options);
    await first.createDatabase('made_before');
    await first.stop();
    const second = await startPostgres(options);
    await second.dropDatabase('made_before');
    await second.stop();

    expect(second.dataFolder).toBe(first.dataFolder);
    expect(second.url.replace(/:\d+\//, '/')).toBe(first.url.replace(/:\d+\//, '/'));
    expect(statSync(first.dataFolder).mode & 0o777).toBe(0o700);
    const moved = /copied to (\S+)$/.exec(
      first.notes.find((note) => note.includes('copied')) ?? '',
    )?.[1];
    if (moved) places.push(moved, dirname(first.dataFolder));
    expect(first.dataFolder.startsWith('/var/tmp/boon-')).toBe(isRoot);
    expect(moved !== undefined).toBe(isRoot);
    expect(statSync(first.dataFolder).uid === process.getuid?.()).toBe(!isRoot);
    expect(existsSync(join(options.dataDir, 'location'))).toBe(isRoot);
    if (isRoot) {
      expect(readFileSync(join(options.dataDir, 'location'), 'utf8').trim()).toBe(first.dataFolder);
    }
  });

  it('starts anew when its .boon was removed, and leaves no forgotten data in /var/tmp', async () => {
    const closed = join(folders.make(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, 'postgres');
    const first = await startPostgres({ dataDir });
    await first.stop();
    rmSync(dataDir, { recursive: true });

    const second = await startPostgres({ dataDir });
    await second.stop();
    if (isRoot) places.push(dirname(second.dataFolder));
    expect(second.url).not.toBe(first.url);
    expect(existsSync(first.dataFolder)).toBe(!isRoot);
  });
});

describe('a server that is discarded', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());

  it.each([0o755, 0o700])('leaves no data, wherever it was (folder mode %o)', async (mode) => {
    const folder = join(folders.make(), 'folder');
    mkdirSync(folder, { mode });
    const server = await startPostgres({ dataDir: folder });
    expect(existsSync(server.dataFolder)).toBe(true);
    await server.discard();
    const isApart = !server.dataFolder.startsWith(folder);
    expect(existsSync(isApart ? dirname(server.dataFolder) : server.dataFolder)).toBe(false);
    expect(existsSync(join(folder, 'location'))).toBe(false);
  });
});

describe('a temporary folder that was removed with its pointer', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());

  it('has its data in /var/tmp removed by the next one that needs a place there', async () => {
    const start = async () => {
      const closed = join(folders.make(), 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const server = await startPostgres({ dataDir: closed });
      await server.stop();
      return { closed, dataFolder: server.dataFolder };
    };
    const first = await start();
    rmSync(first.closed, { recursive: true });
    const second = await start();

    expect(existsSync(first.dataFolder)).toBe(false);
    expect(existsSync(second.dataFolder)).toBe(true);
    if (isRoot) rmSync(dirname(second.dataFolder), { recursive: true });
  });
});

describe('the shared libraries of the package', () => {
  const folders = temporaryFolders();
  afterAll(() => folders.removeAll());

  it('get their links where install scripts did not run', () => {
    const folder = folders.make();
    mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
    writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), '');
    writeFileSync(
      join(folder, 'native', 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
    );

    makeSymlinks(folder);
    makeSymlinks(folder);

    expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });
});
