import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.mjs';

/** What the shop's page is made of. */
const SOURCES = ['apps/storefront/web', 'libs/client/src', 'package-lock.json'];

/** Builds the shop's page; the same sources are built once. */
export function buildPage(root) {
  const home = join(root, 'apps', 'storefront');
  if (!existsSync(join(home, 'web', 'index.html'))) return;
  const mark = join(home, 'dist', 'web.sources');
  const sources = fingerprint(root);
  const isBuilt = existsSync(join(home, 'dist', 'web', 'index.html'));
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;

  console.log("Building the shop's page ...");
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: home,
    stdio: 'inherit',
  });
  if (status !== 0) throw new PlainFault("The shop's page was not built: see above why.");
  writeFileSync(mark, sources);
}

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesBelow(root, source))) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

function filesBelow(root, path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (path.includes('.')) return [path];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
