import { join } from 'node:path';
import { LogFile } from '../processes/log-file.js';
import { sweepOrphans } from '../processes/orphans.js';
import { freePort, LOOPBACK, onPort } from '../processes/ports.js';
import { inOwnFolder, type ServerFolder } from '../processes/server-folder.js';
import type { Ending, ServerProcess } from '../processes/server-process.js';
import { startBroker } from './broker.js';
import { kafkaJars } from './jars.js';
import { findJava } from './java.js';
import type { KafkaSettings } from './properties.js';

/** Where a broker of our own keeps its messages, and where it listens. */
export interface KafkaOptions {
  /** The launcher's folder: owner file, configuration, log, and the messages in `data`. Made when missing. */
  readonly dir: string;
  readonly port?: number | undefined;
  /** Broker properties by name. */
  readonly settings?: KafkaSettings;
}

/** A Kafka of one node that ends with this process at the latest. It does not keep the process alive. */
export class RunningKafka {
  readonly notes: readonly string[];

  private constructor(
    readonly port: number,
    private readonly home: ServerFolder,
    private readonly launch: () => Promise<ServerProcess>,
    private broker: ServerProcess,
    java: string,
  ) {
    this.notes = [`Kafka runs on ${java}`];
  }

  /** @internal Use `startKafka`. */
  static async start({ dir, port, settings = {} }: KafkaOptions): Promise<RunningKafka> {
    const java = await findJava();
    const jars = await kafkaJars();
    return inOwnFolder(dir, async (home) => {
      await sweepOrphans(home.path, 'java');
      const log = new LogFile(join(home.path, 'server.log'));
      return onPort(port, 'Kafka', async (chosen) => {
        const controllerPort = await freePort();
        const plan = { java, jars, home: home.path, port: chosen, controllerPort, settings, log };
        const launch = () => startBroker(plan);
        return new RunningKafka(chosen, home, launch, await launch(), java);
      });
    });
  }

  /** What KAFKA_BROKERS would say. */
  get brokers(): string {
    return `${LOOPBACK}:${this.port}`;
  }

  get pid(): number {
    return this.broker.pid;
  }

  get ended(): Promise<Ending> {
    return this.broker.ended;
  }

  /** SIGSTOP freezes, SIGCONT thaws: a broker that is there and does not answer. */
  signal(signal: NodeJS.Signals): void {
    this.broker.signal(signal);
  }

  /** The crash: SIGKILL. The folder stays ours; `restart` brings it back. */
  async kill(): Promise<void> {
    await this.broker.kill();
  }

  /** Starts again after `kill`, or stops and starts, on the same port and messages. */
  async restart(): Promise<void> {
    if (!this.broker.hasEnded) await this.broker.stop();
    this.broker = await this.launch();
  }

  async stop(): Promise<void> {
    await this.broker.stop();
    this.home.release();
  }
}

/**
 * Starts Kafka (KRaft, one node) on 127.0.0.1. Java and Maven are installed as root on Debian if missing,
 * the jars are downloaded once. Throws `CannotStart` with one sentence.
 */
export function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  return RunningKafka.start(options);
}
