import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { CannotStart } from '../cannot-start.js';
import type { Account } from '../processes/server-process.js';

const PREFERRED = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root runs it as another user; everybody else as themselves.
 * A data folder that exists keeps its owner, though `postgres` may have come into being since.
 */
export function serverAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = accountsOfThisMachine();
  const keeper = statSync(dataFolder, { throwIfNoEntry: false })?.uid;
  const account =
    accounts.find(({ uid }) => keeper && uid === keeper) ??
    PREFERRED.map((name) => accounts.find((each) => each.name === name)).find(Boolean);
  if (!account) {
    throw new CannotStart(
      'PostgreSQL does not run as root, and this machine has neither a user postgres nor a user nobody.',
    );
  }
  return account;
}

/** Whether the account can walk into the folder: asked of the kernel, not computed from modes. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { cwd: '/', uid, gid }).status === 0
  );
}

function accountsOfThisMachine(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: String(name), uid: Number(uid), gid: Number(gid) }));
}
