import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import type { LogFile } from '../processes/log-file.js';
import { type Account, ServerProcess } from '../processes/server-process.js';
import { program } from './binaries.js';
import type { Premises } from './premises.js';

export const SUPERUSER = 'boon';
const FIRST_WITH_BUILTIN_LOCALES = 17;

/** Nothing of the caller's PG* variables may reach the server. */
export const SERVER_ENV: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Makes the data folder unless there is one that this release can open. Answers the superuser's password. */
export async function ensureData(home: string, premises: Premises, log: LogFile): Promise<string> {
  const passwordFile = join(home, 'password');
  const { dataFolder, release } = premises;
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    assertReadable(dataFolder, release);
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
    throw new CannotStart(
      `${passwordFile} is missing, without it the data in ${dataFolder} is locked.`,
    );
  }
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  await initialise(premises, password, log);
  return password;
}

function assertReadable(dataFolder: string, release: string): void {
  const versionFile = join(dataFolder, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new CannotStart(
      `${dataFolder} is not a PostgreSQL data folder (it has no PG_VERSION): move it away to start with an empty database.`,
    );
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  const ours = major(release);
  if (found === String(ours)) return;
  const what = /^\d+(\.\d+)?$/.test(found)
    ? `holds data of PostgreSQL ${found}`
    : 'has a garbled PG_VERSION';
  throw new CannotStart(
    `${dataFolder} ${what}, and this is PostgreSQL ${ours}: move it away to start with an empty database.`,
  );
}

/** In a folder beside it, renamed at the end: what is half made is never taken for a database. */
async function initialise(premises: Premises, password: string, log: LogFile): Promise<void> {
  const { dataFolder, account } = premises;
  const draft = `${dataFolder}.new`;
  const secret = join(dirname(dataFolder), 'password.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  give(draft, account);
  give(secret, account);
  try {
    await initdb(premises, draft, secret, log);
    rmSync(dataFolder, { recursive: true, force: true });
    renameSync(draft, dataFolder);
  } finally {
    rmSync(secret, { force: true });
  }
}

async function initdb(
  premises: Premises,
  folder: string,
  secret: string,
  log: LogFile,
): Promise<void> {
  const locale =
    major(premises.release) >= FIRST_WITH_BUILTIN_LOCALES
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C'];
  const work = ServerProcess.launch({
    command: program(premises.binaries, 'initdb'),
    args: [`--pgdata=${folder}`, `--username=${SUPERUSER}`, `--pwfile=${secret}`, ...locale].concat(
      ['--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
    ),
    cwd: '/',
    env: SERVER_ENV,
    log,
    stopSignal: 'SIGKILL',
    graceSeconds: 1,
    account: premises.account,
  });
  const { code } = await work.finish();
  if (code === 0) return;
  const reason = /error: (.*)/.exec(log.text())?.[1] ?? log.tail(1);
  throw new CannotStart(`No database can be made in ${folder}: ${reason}.`);
}

function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid);
}

function major(release: string): number {
  return Number.parseInt(release, 10);
}
