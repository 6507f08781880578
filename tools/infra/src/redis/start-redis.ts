import { join } from 'node:path';
import { CannotStart, PortTaken } from '../cannot-start.js';
import { LogFile } from '../processes/log-file.js';
import { sweepOrphans } from '../processes/orphans.js';
import { LOOPBACK, onPort } from '../processes/ports.js';
import { findOrInstall, onPath } from '../processes/programs.js';
import { inOwnFolder, type ServerFolder } from '../processes/server-folder.js';
import { type Ending, ServerProcess } from '../processes/server-process.js';
import { until } from '../until.js';
import { servedByProcess } from './redis-probe.js';

const READY_WITHIN_MS = 30_000;
const STOP_SECONDS = 5;

/** Where a Redis of our own keeps what it writes, and where it listens. */
export interface RedisOptions {
  /** The launcher's folder: owner file, log, and what Redis writes if it is told to. Made when missing. */
  readonly dir: string;
  readonly port?: number | undefined;
  /** Directives by name, such as `{ appendonly: 'yes' }`. By default nothing is written to disk. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** `noeviction`: a stock counter that were evicted would be an over-issue. */
const DEFAULTS = { save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };

/** A Redis server that ends with this process at the latest. It does not keep the process alive. */
export class RunningRedis {
  readonly notes: readonly string[];

  private constructor(
    readonly port: number,
    private readonly home: ServerFolder,
    private readonly launch: () => Promise<ServerProcess>,
    private server: ServerProcess,
    program: string,
  ) {
    this.notes = [`Redis is ${program}`];
  }

  /** @internal Use `startRedis`. */
  static async start({ dir, port, settings = {} }: RedisOptions): Promise<RunningRedis> {
    const program = await findRedis();
    return inOwnFolder(dir, async (home) => {
      await sweepOrphans(home.path, 'redis-server');
      const log = new LogFile(join(home.path, 'server.log'));
      return onPort(port, 'Redis', async (chosen) => {
        const launch = () =>
          launchRedis(program, home.path, chosen, { ...DEFAULTS, ...settings }, log);
        return new RunningRedis(chosen, home, launch, await launch(), program);
      });
    });
  }

  get url(): string {
    return `redis://${LOOPBACK}:${this.port}`;
  }

  get pid(): number {
    return this.server.pid;
  }

  get ended(): Promise<Ending> {
    return this.server.ended;
  }

  /** SIGSTOP freezes, SIGCONT thaws: a server that is there and does not answer. */
  signal(signal: NodeJS.Signals): void {
    this.server.signal(signal);
  }

  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Starts again after `kill`, or stops and starts, on the same port. By default it comes back empty. */
  async restart(): Promise<void> {
    if (!this.server.hasEnded) await this.server.stop();
    this.server = await this.launch();
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.home.release();
  }
}

/** Starts a Redis of PATH (as root on Debian it is installed if missing) on 127.0.0.1. Throws `CannotStart`. */
export function startRedis(options: RedisOptions): Promise<RunningRedis> {
  return RunningRedis.start(options);
}

function findRedis(): Promise<string> {
  return findOrInstall({
    what: 'redis-server',
    packages: ['redis-server'],
    instead: 'REDIS_URL',
    find: () => onPath('redis-server'),
  });
}

async function launchRedis(
  program: string,
  home: string,
  port: number,
  settings: Readonly<Record<string, string>>,
  log: LogFile,
): Promise<ServerProcess> {
  const fixed = { bind: LOOPBACK, port: String(port), dir: home, daemonize: 'no', logfile: '' };
  const args = Object.entries({ ...settings, ...fixed }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  const order = { command: program, args, cwd: home, env: process.env, log };
  const server = ServerProcess.launch({
    ...order,
    stopSignal: 'SIGTERM',
    graceSeconds: STOP_SECONDS,
  });
  try {
    await until(
      async () => {
        if (server.hasEnded) throw reasonToEnd(log, port);
        return (await servedByProcess(port, server.pid)) || undefined;
      },
      {
        withinMs: READY_WITHIN_MS,
        orElse: () => {
          throw new CannotStart(
            `Redis was not ready in ${READY_WITHIN_MS / 1000} s: see ${log.path}.`,
          );
        },
      },
    );
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function reasonToEnd(log: LogFile, port: number): Error {
  if (/Address already in use/.test(log.text())) return new PortTaken(port, 'Redis');
  return new CannotStart(`Redis ended at once (${log.tail(1)}): see ${log.path}.`);
}
