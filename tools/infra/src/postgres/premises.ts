import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { hasCode } from '../has-code.js';
import { sweepOrphans } from '../processes/orphans.js';
import type { Account } from '../processes/server-process.js';
import { repositoryRoot } from '../repository.js';
import { canEnter, serverAccount } from './account.js';
import { type Binaries, releaseRunBy } from './binaries.js';

/** Where the programs and the data of one server are, and who runs it. */
export interface Premises {
  readonly binaries: Binaries;
  readonly release: string;
  /** PostgreSQL's own data folder; its parent can be entered by the account. */
  readonly dataFolder: string;
  readonly account: Account | undefined;
  readonly notes: readonly string[];
}

const SHARED_PLACE = '/var/tmp';
/** In the launcher's folder: where the data is, if it is elsewhere. */
const POINTER = 'location';

/** Finds a place for programs and data that the server's account can reach. */
export async function arrangePremises(home: string, wanted: Binaries): Promise<Premises> {
  const pointer = join(home, POINTER);
  const kept = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  const account = serverAccount(kept ?? join(home, 'data'));
  const binaries = reachableBinaries(wanted, account);
  const release = releaseRunBy(binaries, account);
  if (!release)
    throw new CannotStart(`The PostgreSQL programs in ${binaries.home} do not run here.`);

  const dataFolder = await reachableData(home, pointer, kept, account);
  const notes = [];
  if (account) notes.push(`PostgreSQL runs as user ${account.name}, because it refuses root`);
  if (binaries.home !== wanted.home) {
    notes.push(
      `${account?.name} cannot reach ${wanted.home}: its programs are copied to ${binaries.home}`,
    );
  }
  if (dataFolder !== join(home, 'data')) {
    notes.push(`${account?.name} cannot reach ${home}: the data is in ${dataFolder}`);
  }
  return { binaries, release, dataFolder, account, notes };
}

function reachableBinaries(wanted: Binaries, account: Account | undefined): Binaries {
  if (!account || !wanted.movable || releaseRunBy(wanted, account)) return wanted;
  const home = join(place(), `postgres-${wanted.release}-${hash(wanted.home)}`);
  if (!existsSync(home)) copyPrograms(wanted.home, home);
  return { ...wanted, home };
}

async function reachableData(
  home: string,
  pointer: string,
  kept: string | undefined,
  account: Account | undefined,
): Promise<string> {
  if (kept) return kept;
  const usual = join(home, 'data');
  if (!account || canEnter(account, home)) return usual;
  const prefix = `data-${hash(home)}-`;
  await clearForgotten(place(), prefix);
  const area = join(place(), `${prefix}${randomBytes(4).toString('hex')}`);
  mkdirSync(area, { mode: 0o711 });
  writeFileSync(join(area, 'origin'), `${home}\n`);
  writeFileSync(pointer, `${join(area, 'data')}\n`);
  return join(area, 'data');
}

/** Removes a server's data from wherever it was put, with what points there. */
export function removeData(home: string, dataFolder: string): void {
  const isApart = dataFolder !== join(home, 'data');
  rmSync(isApart ? dirname(dataFolder) : dataFolder, { recursive: true, force: true });
  rmSync(join(home, POINTER), { force: true });
}

/**
 * Data whose pointer was deleted (someone removed `.boon`) belongs to nobody any more, and neither does
 * that of a temporary folder which is gone. Any other folder may be a disk that is not mounted now.
 */
async function clearForgotten(shared: string, prefix: string): Promise<void> {
  for (const name of readdirSync(shared).filter((each) => each.startsWith('data-'))) {
    const area = join(shared, name);
    if (!name.startsWith(prefix) && !wasTemporary(area)) continue;
    await sweepOrphans(area, 'postgres', 'SIGINT');
    rmSync(area, { recursive: true, force: true });
  }
}

function wasTemporary(area: string): boolean {
  const origin = join(area, 'origin');
  if (!existsSync(origin)) return false;
  const home = readFileSync(origin, 'utf8').trim();
  return home.startsWith(`${tmpdir()}/`) && !existsSync(home);
}

/** A folder in a place that anyone may write to: one that was put there for us is refused. */
function place(): string {
  const folder = join(SHARED_PLACE, `boon-${hash(repositoryRoot())}`);
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const found = lstatSync(folder);
  const isOurs =
    found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  if (!isOurs)
    throw new CannotStart(`${folder} belongs to somebody else: remove it and start again.`);
  return folder;
}

function copyPrograms(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  const copied = spawnSync('/bin/sh', [
    '-c',
    'cp -R "$1" "$2" && chmod -R a+rX "$2"',
    'sh',
    from,
    draft,
  ]);
  if (copied.status !== 0)
    throw new CannotStart(`The PostgreSQL programs cannot be copied to ${to}.`);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function hash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
