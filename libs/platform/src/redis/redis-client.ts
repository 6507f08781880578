import { Logger } from '@nestjs/common';

import { createConnection, type Connection } from './connection.js';
import type { RedisOptions } from './redis-options.js';
import { RedisScript } from './redis-script.js';
import { RedisUnavailable, translated } from './redis-unavailable.js';
import { requireFitServer } from './server-check.js';
import { StallWatch } from './stall-watch.js';

const DEADLINE_MS = 800;
const FIRST_CONNECT_MS = 10_000;

/**
 * One pipelined connection to Redis that never hangs its callers: a command ends in an answer or in
 * `RedisUnavailable` within about a second, also against a frozen server, and the connection comes back
 * by itself. With `RedisUnavailable` the effect of a write is unknown.
 */
export class RedisClient {
  private readonly logger = new Logger('Redis');
  private readonly watch: StallWatch;
  private connection: Connection;
  private closed = false;

  private constructor(private readonly options: RedisOptions) {
    this.watch = new StallWatch(options.deadlineMs ?? DEADLINE_MS, () => this.giveUp());
    this.connection = this.newConnection();
  }

  /** Connects and checks the server (7.0 or later, `noeviction`); rejects within 10 s when it is not there. */
  static async connect(options: RedisOptions): Promise<RedisClient> {
    const client = new RedisClient(options);
    try {
      await client.firstConnect();
      await requireFitServer((section) => client.run((redis) => redis.info(section)));
    } catch (error) {
      await client.close();
      throw error;
    }
    client.watch.start();
    return client;
  }

  /** Whether a command sent now would go out. */
  get isReady(): boolean {
    return this.connection.isReady;
  }

  /** Commands whose answers are owed. */
  get inFlight(): number {
    return this.watch.inFlight;
  }

  /**
   * Runs one round trip: one command, or several sent together (`Promise.all`, `multi().execAsPipeline()`).
   * Not for commands that wait on purpose.
   */
  async run<T>(roundTrip: (redis: Connection) => Promise<T>): Promise<T> {
    const { connection } = this;
    if (!connection.isReady) throw new RedisUnavailable('Redis is not connected');
    this.watch.began();
    try {
      return await roundTrip(connection);
    } catch (error) {
      throw translated(error);
    } finally {
      this.watch.ended();
    }
  }

  /** A Lua script, sent by its hash; one that the server forgot (restart, FLUSH) is sent anew by itself. */
  script(lua: string): RedisScript {
    return new RedisScript((command) => this.run((redis) => redis.sendCommand(command)), lua);
  }

  /** Rejects unless the server answers a PING. */
  async ping(): Promise<void> {
    await this.run((redis) => redis.ping());
  }

  /** Lets what is in flight be answered, for a second at most, then disconnects. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.watch.stop();
    const { connection } = this;
    if (connection.isReady) await withinASecond(connection.close());
    connection.destroy();
  }

  private async firstConnect(): Promise<void> {
    const connected = this.connection.connect();
    connected.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const error = new RedisUnavailable(`Redis did not answer at ${placeOf(this.options.url)}`);
      timer = setTimeout(() => reject(error), FIRST_CONNECT_MS);
    });
    await Promise.race([connected, late]).finally(() => clearTimeout(timer));
  }

  private newConnection(): Connection {
    const connection = createConnection(this.options, Math.random);
    let told = false;
    connection.on('error', (error: Error) => {
      if (!told && !this.closed) this.logger.warn(`Connection lost: ${error.message}`);
      told = true;
    });
    connection.on('ready', () => {
      // node-redis forgets a destroy() that comes while the socket is still connecting.
      if (this.closed || connection !== this.connection) return connection.destroy();
      if (told) this.logger.log('Connected again');
      told = false;
    });
    return connection;
  }

  /** The server owes an answer for too long: every caller is told, and a new connection is tried. */
  private giveUp(): void {
    this.logger.warn(`No answer within the deadline, ${this.inFlight} in flight: connecting anew`);
    const stalled = this.connection;
    this.connection = this.newConnection();
    stalled.destroy();
    this.connection.connect().catch((error: unknown) => {
      if (!this.closed) this.logger.error('Reconnecting ended', String(error));
    });
  }
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the given URL';
}

async function withinASecond(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 1_000);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
