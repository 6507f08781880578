import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LogFile } from '../processes/log-file.js';
import { killAll, sweepOrphans } from '../processes/orphans.js';
import { LOOPBACK, onPort } from '../processes/ports.js';
import { inOwnFolder, type ServerFolder } from '../processes/server-folder.js';
import type { Ending, ServerProcess } from '../processes/server-process.js';
import { type Binaries, locateBinaries } from './binaries.js';
import { ensureData, SUPERUSER } from './data-folder.js';
import { ensureDatabase, removeDatabase } from './databases.js';
import { startPostmaster, type Settings } from './postmaster.js';
import { arrangePremises, removeData, type Premises } from './premises.js';

const FIRST_DATABASE = 'boon';

/** Where a PostgreSQL of our own keeps its data, and where it listens. */
export interface PostgresOptions {
  /** The launcher's folder: owner file, log, password, and PostgreSQL's own folder `data`. Made when missing. */
  readonly dataDir: string;
  /** None or 0: a free one is chosen. */
  readonly port?: number | undefined;
  /** Server settings by name, such as `{ fsync: 'off' }`; durability is on unless switched off here. */
  readonly settings?: Settings;
  readonly binaries?: Binaries;
}

/** What stays the same while the server is crashed and restarted. */
interface Site {
  readonly port: number;
  readonly premises: Premises;
  readonly password: string;
  readonly log: LogFile;
  readonly home: ServerFolder;
  readonly launch: () => Promise<ServerProcess>;
}

/** A PostgreSQL server that ends with this process at the latest. It does not keep the process alive. */
export class RunningPostgres {
  private constructor(
    private readonly site: Site,
    private server: ServerProcess,
  ) {}

  /** @internal Use `startPostgres`. */
  static async start({
    dataDir,
    port,
    settings = {},
    binaries,
  }: PostgresOptions): Promise<RunningPostgres> {
    return inOwnFolder(dataDir, async (home) => {
      const log = new LogFile(join(home.path, 'server.log'));
      const premises = await arrangePremises(home.path, binaries ?? locateBinaries());
      await sweepOrphans(dirname(premises.dataFolder), 'postgres', 'SIGINT');
      const password = await ensureData(home.path, premises, log);
      return onPort(port, 'PostgreSQL', async (chosen) => {
        const launch = () => startPostmaster(premises, chosen, settings, log);
        const site = { port: chosen, premises, password, log, home, launch };
        const server = await launch();
        const running = new RunningPostgres(site, server);
        await running.createDatabase(FIRST_DATABASE).catch((error: unknown) =>
          server.stop().then(() => {
            throw error;
          }),
        );
        return running;
      });
    });
  }

  get port(): number {
    return this.site.port;
  }

  get notes(): readonly string[] {
    return this.site.premises.notes;
  }

  /** The connection string of the first database, `boon`. */
  get url(): string {
    return this.urlOf(FIRST_DATABASE);
  }

  get pid(): number {
    return this.server.pid;
  }

  get logFile(): string {
    return this.site.log.path;
  }

  /** PostgreSQL's own data folder; not below `dataDir` where the server's account cannot reach that. */
  get dataFolder(): string {
    return this.site.premises.dataFolder;
  }

  /** Resolves when the server ends, for whatever reason. */
  get ended(): Promise<Ending> {
    return this.server.ended;
  }

  urlOf(database: string): string {
    return `postgres://${SUPERUSER}:${this.site.password}@${LOOPBACK}:${this.port}/${encodeURIComponent(database)}`;
  }

  /** Makes the database unless it exists, as a copy of `template` if one is named; answers its connection string. */
  async createDatabase(name: string, template?: string): Promise<string> {
    await ensureDatabase(this.urlOf('postgres'), name, template);
    return this.urlOf(name);
  }

  /** Removes the database with everyone who is connected to it. */
  async dropDatabase(name: string): Promise<void> {
    await removeDatabase(this.urlOf('postgres'), name);
  }

  /** The crash: every process of the server gets SIGKILL. The folder stays ours; `restart` recovers it. */
  async kill(): Promise<void> {
    await this.server.kill();
    await killAll(this.site.premises.dataFolder, 'postgres');
  }

  /** Starts again after `kill`, or stops and starts, on the same port and data. */
  async restart(): Promise<void> {
    if (!this.server.hasEnded) await this.server.stop();
    await sweepOrphans(this.site.premises.dataFolder, 'postgres', 'SIGINT');
    this.server = await this.site.launch();
  }

  /** Ends open connections, waits for the server's end and gives the folder free. */
  async stop(): Promise<void> {
    await this.server.stop();
    if (existsSync(this.site.premises.dataFolder)) {
      await sweepOrphans(this.site.premises.dataFolder, 'postgres', 'SIGINT');
    }
    this.site.home.release();
  }

  /** Stops, and removes the data for good, also where it lies outside of `dataDir`. */
  async discard(): Promise<void> {
    await this.stop();
    removeData(this.site.home.path, this.site.premises.dataFolder);
  }
}

/**
 * Starts a PostgreSQL of the npm binaries on 127.0.0.1, with its data in `dataDir`; the first time takes a second.
 * Throws `CannotStart` with one sentence: port in use, folder in use, data broken or of another release.
 */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  return RunningPostgres.start(options);
}
