import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { cacheFolder } from '../repository.js';
import { oneAtATime } from './ownership.js';

/** The full path of a program on PATH. */
export function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => isExecutable(file));
}

export interface Installable {
  /** How the reader knows it, such as `Redis`. */
  readonly what: string;
  readonly packages: readonly string[];
  /** The variable that makes an own server needless. */
  readonly instead: string;
  readonly find: () => string | undefined;
}

/** Finds a program or, as root on Debian, installs its packages; parallel callers install once. */
export async function findOrInstall({
  what,
  packages,
  instead,
  find,
}: Installable): Promise<string> {
  const found = find();
  if (found) return found;
  const names = packages.join(' ');
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new CannotStart(
      `${what} is not on PATH: install it (on Debian: sudo apt-get install ${names}) or give ${instead}.`,
    );
  }
  return oneAtATime(join(cacheFolder(), 'apt.lock'), async () => {
    const bySomeoneElse = find();
    if (bySomeoneElse) return bySomeoneElse;
    await apt(['update']);
    const said = await apt(['install', '--yes', '--no-install-recommends', ...packages]);
    const installed = find();
    if (installed) return installed;
    throw new CannotStart(
      `${what} could not be installed (apt-get install ${names}: ${said}): install it or give ${instead}.`,
    );
  });
}

/** Runs a command to its end and answers whether it succeeded and its last words. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<{ readonly ok: boolean; readonly lastLine: string }> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  return { ok: code === 0, lastLine: said.trim().split('\n').at(-1) ?? '' };
}

/** What a program prints, both streams together; empty when it cannot be run. */
export function output(command: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return `${stdout ?? ''}${stderr ?? ''}`;
}

/** apt waits for a neighbour's lock on packages by itself. */
async function apt(args: readonly string[]): Promise<string> {
  const { lastLine } = await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return lastLine;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
