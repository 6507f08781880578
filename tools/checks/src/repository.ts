import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lockfile } from './lockfile.js';
import type { Manifest } from './manifests.js';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Every package.json of the workspace by its folder; the root's by `.`. */
export function readManifests(): Map<string, Manifest> {
  const folders = ['libs', 'apps', 'tools'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
  );
  return new Map(
    ['.', ...folders]
      .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
      .map((folder) => [folder, readJson<Manifest>(folder, 'package.json')]),
  );
}

/** package-lock.json of the root. */
export function readLockfile(): Lockfile {
  return readJson<Lockfile>('package-lock.json');
}

/** The package.json of an installed package, or undefined. */
export function readInstalled(name: string): Manifest | undefined {
  const path = ['node_modules', name, 'package.json'];
  return existsSync(join(ROOT, ...path)) ? readJson<Manifest>(...path) : undefined;
}

/** Text of every file that is or would be committed, by path. */
export function readCommitted(): Map<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const paths = [...new Set(listed.split('\0'))].filter(
    (path) => path && existsSync(join(ROOT, path)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;
}
