import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.mjs';

/** What a page is made of beside its own folder. */
const SHARED = ['libs/client/src', 'package-lock.json'];
const STAMP = 'built-from.txt';

/** Builds the pages that browsers load (each app's `web`); one whose sources are as they were is left alone. */
export function buildPages(root) {
  for (const app of readdirSync(join(root, 'apps'))) {
    const folder = join(root, 'apps', app);
    if (existsSync(join(folder, 'web', 'vite.config.mjs'))) buildPage(root, folder);
  }
}

function buildPage(root, folder) {
  const stamp = join(folder, 'dist', 'web', STAMP);
  const sources = [join(folder, 'web'), ...SHARED.map((path) => join(root, path))];
  const wanted = fingerprintOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new PlainFault('The page could not be built: Vite says above why.');
  writeFileSync(stamp, wanted);
}

function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
