import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.mjs';

/** Runs `npm ci` unless node_modules holds exactly what the lockfile says. */
export function ensureInstalled(root) {
  const reason = whyInstall(root);
  if (!reason) return;
  console.log(`Installing dependencies: ${reason} ...`);
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    throw new PlainFault(
      'npm ci failed: what it says above is why; mend that and run the command again.',
    );
  }
}

/** npm writes what it installed into a lockfile of its own; optional packages of other platforms are not in it. */
export function whyInstall(root) {
  const written = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return 'there are none yet';
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(written);
  const stale = Object.entries(wanted).find(
    ([path, entry]) => path.startsWith('node_modules/') && isAmiss(entry, present[path]),
  );
  return stale && `${stale[0].replace('node_modules/', '')} is not the one of the lockfile`;
}

function isAmiss(wanted, present) {
  if (!present) return !wanted.optional;
  return wanted.version !== present.version || Boolean(wanted.link) !== Boolean(present.link);
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}
