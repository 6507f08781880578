import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Builds what is stale, then runs: a fresh clone needs no other step than `npm install`.
const here = import.meta.dirname;
const compiler = join(here, '..', 'tsc7', 'tsc7.mjs');
const { status } = spawnSync(
  process.execPath,
  [compiler, '--build', join(here, 'tsconfig.lib.json')],
  { stdio: ['ignore', 2, 2] },
);
if (status !== 0) process.exit(status ?? 1);
// The sizes are read when the benches are loaded.
if (process.argv.includes('--short')) process.env['BENCH_SHORT'] = '1';
await import(pathToFileURL(join(here, 'dist', 'main.js')).href);
