import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Builds what is stale, then checks: DATABASE_URL=... npm run invariants [-- --acknowledged FILE] [--json]
const here = import.meta.dirname;
const compiler = join(here, '..', 'tsc7', 'tsc7.mjs');
const { status } = spawnSync(
  process.execPath,
  [compiler, '--build', join(here, 'tsconfig.lib.json')],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
await import(pathToFileURL(join(here, 'dist', 'main.js')).href);
