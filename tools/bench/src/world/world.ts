import { join } from 'node:path';
import {
  startIssuer,
  startPostgres,
  startRedis,
  type RunningIssuer,
  type RunningPostgres,
  type RunningRedis,
} from '@boon/infra';
import { parseSigningKeys } from '@boon/platform';
import type { HotStock } from '../fixtures/hot-stock.js';
import { bearerTokens } from './bearer-tokens.js';
import { keptFolder, scratchFolder } from './bench-folder.js';
import { Child } from './child.js';
import { LoadGenerator } from './load-generator.js';
import { recycleWal, WAL_SETTINGS } from './recycled-wal.js';

const CLAIM_TOKEN_KEYS = 'bench:a secret that only benches know';
/** Five rounds of twenty thousand. */
const SHOPPERS = 100_000;
const RUNTIME = ['--max-semi-space-size=64'];

/** A server under test: where it is, and the processes whose CPU counts. */
export interface Subject {
  readonly port: number;
  readonly watched: readonly number[];
  readonly databaseUrl: string;
  openStock(stock: HotStock): Promise<string>;
  /** Tells the server something of its own, and waits for the answer. */
  ask<Answer extends object>(message: object): Promise<Answer>;
}

/** The servers of one bench; all of them end with it. */
export class World {
  private readonly stops: (() => unknown)[] = [];
  private folder = '';
  private issuer: RunningIssuer;
  private readonly shoppers: number;
  load: LoadGenerator;

  private constructor(shoppers: number) {
    this.shoppers = shoppers;
  }

  /** Starts the issuer and the load generator with all shoppers, runs the bench, stops everything. */
  static async with<T>(bench: (world: World) => Promise<T>, shoppers = SHOPPERS): Promise<T> {
    const world = new World(shoppers);
    try {
      await world.start();
      return await bench(world);
    } finally {
      for (const stop of world.stops.reverse()) await stop();
    }
  }

  /** A bearer token of the shop's back end with this scope. */
  serviceToken(scope: string): Promise<string> {
    return this.issuer.tokenFor({ sub: 'shop', role: 'service', scopes: [scope] });
  }

  /** A file or folder of this bench alone. */
  fileOf(name: string): string {
    return join(this.folder, name);
  }

  /** PostgreSQL as an installation that has run for a while: fsync on, files of its log there to be used again. */
  async postgres(name: string): Promise<RunningPostgres> {
    const dataDir = join(this.folder, name);
    const postgres = await startPostgres({ dataDir, settings: WAL_SETTINGS });
    this.stops.push(() => postgres.discard());
    await recycleWal(postgres.url);
    return postgres;
  }

  async redis(name = 'redis'): Promise<RunningRedis> {
    const redis = await startRedis({ dir: join(this.folder, name) });
    this.stops.push(() => redis.stop());
    return redis;
  }

  /** Boon's issuing with PostgreSQL and Redis of its own. */
  async issuing(): Promise<Subject> {
    const [postgres, redis] = [await this.postgres('issuing'), await this.redis()];
    return this.subject('fixtures/issuing-app.js', postgres, redis);
  }

  /** The naive reference with a PostgreSQL of its own. */
  async naive(): Promise<Subject> {
    return this.subject('fixtures/naive-app.js', await this.postgres('naive'));
  }

  /** A bearer token of one shopper. */
  tokenOf(userId: string): Promise<string> {
    return this.issuer.tokenFor({ sub: userId, role: 'user' });
  }

  /** An app of this package over these servers. */
  async subject(
    program: string,
    postgres?: RunningPostgres,
    redis?: RunningRedis,
  ): Promise<Subject> {
    const env = {
      DATABASE_URL: postgres?.url ?? '',
      REDIS_URL: redis?.url ?? '',
      JWKS_URL: this.issuer.jwksUrl,
      JWT_ISSUER: this.issuer.issuer,
      CLAIM_TOKEN_KEYS,
      NODE_ENV: 'production-like',
    };
    const logFile = join(keptFolder(), `${program.replace(/\W+/g, '-')}.log`);
    const order = { program, env, logFile, nodeOptions: [...RUNTIME, ...profiling()] };
    const { child, first } = await Child.start<{ port: number }>(order);
    this.stops.push(() => child.stop());
    const servers = [postgres?.pid, redis?.pid].flatMap((pid) => pid ?? []);
    const ask = async <Answer extends object>(message: object): Promise<Answer> => {
      const told = await child.ask<Answer | { readonly fault: string }>(message);
      if ('fault' in told) throw new Error(told.fault);
      return told;
    };
    return {
      port: first.port,
      watched: [child.pid, ...servers],
      databaseUrl: postgres?.url ?? '',
      openStock: async (stock) => (await ask<{ stockId: string }>(stock)).stockId,
      ask,
    };
  }

  private async start(): Promise<void> {
    const scratch = scratchFolder();
    this.stops.push(scratch.remove);
    this.folder = scratch.path;
    this.issuer = await startIssuer({ dir: join(keptFolder(), 'issuer') });
    this.stops.push(() => this.issuer.stop());
    const tokensFile = await bearerTokens(this.issuer, keptFolder(), this.shoppers);
    const claimKeys = parseSigningKeys(CLAIM_TOKEN_KEYS);
    const logFile = join(keptFolder(), 'load.log');
    this.load = await LoadGenerator.start({ tokensFile, claimKeys }, logFile);
    this.stops.push(() => this.load.stop());
  }
}

/** `BENCH_PROFILE=1` leaves V8 profiles of the servers in the working folder. */
function profiling(): string[] {
  return process.env['BENCH_PROFILE'] === '1' ? ['--cpu-prof'] : [];
}
