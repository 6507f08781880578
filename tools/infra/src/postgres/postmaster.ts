import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, PortTaken } from '../cannot-start.js';
import type { LogFile } from '../processes/log-file.js';
import { LOOPBACK } from '../processes/ports.js';
import { ServerProcess } from '../processes/server-process.js';
import { until } from '../until.js';
import { program } from './binaries.js';
import { SERVER_ENV } from './data-folder.js';
import type { Premises } from './premises.js';

export type Settings = Readonly<Record<string, string | number | boolean>>;

/** Recovery after a crash may replay much: this is a bound, not an expectation. */
const READY_WITHIN_MS = 120_000;
const STOP_SECONDS = 15;

const DEFAULTS: Settings = {
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/** Starts the server on a data folder that nobody else uses; resolves when it takes connections. */
export async function startPostmaster(
  premises: Premises,
  port: number,
  settings: Settings,
  log: LogFile,
): Promise<ServerProcess> {
  rmSync(join(premises.dataFolder, 'postmaster.pid'), { force: true });
  const all: Settings = {
    ...DEFAULTS,
    ...settings,
    port,
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
  };
  const server = ServerProcess.launch({
    command: program(premises.binaries, 'postgres'),
    args: ['-D', premises.dataFolder].concat(
      Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ),
    cwd: '/',
    env: SERVER_ENV,
    log,
    stopSignal: 'SIGINT',
    graceSeconds: STOP_SECONDS,
    account: premises.account,
  });
  try {
    await ready(server, premises.dataFolder, port, log);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

async function ready(
  server: ServerProcess,
  dataFolder: string,
  port: number,
  log: LogFile,
): Promise<void> {
  await until(
    () => {
      if (server.hasEnded) throw reasonToEnd(log, dataFolder, port);
      return saysReady(dataFolder, server.pid) || undefined;
    },
    {
      withinMs: READY_WITHIN_MS,
      everyMs: 10,
      orElse: () => {
        throw new CannotStart(
          `PostgreSQL was not ready after ${READY_WITHIN_MS / 1000} s: see ${log.path}.`,
        );
      },
    },
  );
}

/** Line 1 is the pid, line 8 the state: so it says of itself, without a connection. */
function saysReady(dataFolder: string, pid: number): boolean {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready';
}

function reasonToEnd(log: LogFile, dataFolder: string, port: number): Error {
  const text = log.text();
  if (/Address already in use/.test(text)) return new PortTaken(port, 'PostgreSQL');
  const reason = /(?:FATAL: {2}|PANIC: {2}|^postgres: )(.*)/m.exec(text)?.[1] ?? log.tail(1);
  return new CannotStart(
    `PostgreSQL cannot open ${dataFolder} (${reason || 'it ended without a word'}): see ${log.path}, or move the folder away to start with an empty database.`,
  );
}
