import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { repositoryRoot } from './repository.js';
import { temporaryFolders } from './testing/folders.js';

jest.setTimeout(120_000);

const START = join(repositoryRoot(), 'tools', 'start');

function start(
  env: NodeJS.ProcessEnv,
  ...preload: string[]
): { status: number | null; says: string } {
  const { status, stderr } = spawnSync(process.execPath, [...preload, join(START, 'start.mjs')], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status, says: stderr.trim() };
}

describe('npm start', () => {
  it('refuses a Node that is too old', () => {
    const old = `Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } })`;
    const { status, says } = start(
      {},
      '--import',
      `data:text/javascript,${encodeURIComponent(old)}`,
    );
    expect(status).toBe(1);
    expect(says).toMatch(/^Boon needs Node 20\.19 or newer, and this is Node 20\.18\.3: /);
  });

  it('refuses a port in use and a port that is none, before anything else', async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as { port: number };

    expect(start({ PORT: String(port) })).toEqual({
      status: 1,
      says: expect.stringMatching(new RegExp(`^Port ${port} is in use: .* choose another one`)),
    });
    expect(start({ PORT: 'lots' })).toEqual({
      status: 1,
      says: 'PORT is to be a port from 1 to 65500, and it is "lots".',
    });
    await new Promise((resolve) => stranger.close(resolve));
  });

  describe('installs', () => {
    const folders = temporaryFolders();
    afterAll(() => folders.removeAll());

    const whyInstall = async (installed: unknown, wanted: unknown): Promise<string | undefined> => {
      const root = folders.make();
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
      if (installed) {
        mkdirSync(join(root, 'node_modules'));
        const written = join(root, 'node_modules', '.package-lock.json');
        writeFileSync(written, JSON.stringify({ packages: installed }));
      }
      const module = (await import(join(START, 'install.mjs'))) as {
        whyInstall(root: string): string | undefined;
      };
      return module.whyInstall(root);
    };
    const pino = { 'node_modules/pino': { version: '10.4.0' } };

    it('when there is nothing, something is missing or another version is there', async () => {
      expect(await whyInstall(undefined, pino)).toBe('there are none yet');
      expect(await whyInstall({}, pino)).toBe('pino is not the one of the lockfile');
      expect(await whyInstall({ 'node_modules/pino': { version: '10.3.0' } }, pino)).toBe(
        'pino is not the one of the lockfile',
      );
    });

    it('not when all is there, though binaries of other platforms are not', async () => {
      const darwin = {
        'node_modules/@swc/core-darwin-x64': { version: '1.16.18', optional: true },
      };
      expect(
        await whyInstall(pino, { ...pino, ...darwin, 'libs/platform': { version: '0.1.0' } }),
      ).toBeUndefined();
    });
  });
});
