import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { CannotStart } from '../cannot-start.js';
import { until } from '../until.js';
import { startOf } from './identity.js';

const SOFT_STOP_MS = 5_000;
const KILL_MS = 10_000;

/**
 * Ends what an earlier run left behind: processes of that name that work in the folder.
 * Call it only as the folder's owner. The name keeps a developer's shell in there alive.
 */
export async function sweepOrphans(
  folder: string,
  name: string,
  softly: NodeJS.Signals = 'SIGTERM',
): Promise<number> {
  const orphans = processesIn(folder, name);
  if (orphans.length === 0) return 0;
  for (const pid of orphans) send(pid, softly);
  const gone = await until(() => processesIn(folder, name).length === 0 || undefined, {
    withinMs: SOFT_STOP_MS,
    orElse: () => false,
  });
  if (!gone) await killAll(folder, name);
  return orphans.length;
}

/** SIGKILL at once: the crash that tests ask for, and the last word of a sweep. */
export async function killAll(folder: string, name: string): Promise<void> {
  await until(
    () => {
      const left = processesIn(folder, name);
      for (const pid of left) send(pid, 'SIGKILL');
      return left.length === 0 || undefined;
    },
    {
      withinMs: KILL_MS,
      orElse: () => {
        throw new CannotStart(`A ${name} process of an earlier run in ${folder} cannot be ended.`);
      },
    },
  );
}

function processesIn(folder: string, name: string): number[] {
  if (!existsSync('/proc/self')) return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => worksIn(pid, folder, name) && startOf(pid) !== undefined);
}

function worksIn(pid: number, folder: string, name: string): boolean {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== name) return false;
    const place = readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '');
    return place === folder || place.startsWith(`${folder}/`);
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}
