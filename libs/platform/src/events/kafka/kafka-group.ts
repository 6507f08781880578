import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { Subscription } from '../event-bus.js';
import type { RetryPolicy } from '../retry.js';
import { WAITING } from './kafka-client.js';
import { deadLetterTopic, isForAnother, toDeadLetter, toEvent } from './kafka-messages.js';
import type { KafkaPublisher } from './kafka-publisher.js';
import { workChunk } from './partition-chunk.js';
import { RestartBudget } from './restart-budget.js';

// Committed together: at most this many per partition come again after a kill.
const CHUNK = 16;
const PARTITIONS_AT_ONCE = 3;
const SESSION_TIMEOUT_MS = 10_000;
const HEARTBEAT_MS = 3_000;
// kafkajs waits for the fetch under way, and was seen to hang after a restart of the broker.
const DISCONNECT_WITHIN_MS = 6_000;

/** What one group's consumer needs. */
export interface KafkaGroupOptions {
  readonly kafka: Kafka;
  readonly subscription: Subscription;
  /** The group's name on the broker. */
  readonly groupId: string;
  readonly publisher: KafkaPublisher;
  readonly retry: RetryPolicy;
  /** Called when the consumer is down for good. */
  readonly onDown: (error: Error) => void;
}

/** One subscription as a kafkajs consumer whose commits, retries and dead letters are ours. */
export class KafkaGroup {
  private readonly logger: Logger;
  private readonly consumer: Consumer;
  private readonly stopping = new AbortController();
  private readonly batches = new Set<Promise<void>>();
  private lastProgress = Date.now();
  private isBehind = false;
  private isDown = false;

  constructor(private readonly options: KafkaGroupOptions) {
    this.logger = new Logger(`Consumers of ${options.groupId}`);
    const budget = new RestartBudget();
    this.consumer = options.kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        retries: WAITING,
        restartOnFailure: (error) => budget.mayRestart(error, this.stopping.signal),
      },
    });
    this.consumer.on(this.consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || this.stopping.signal.aborted) return;
      this.isDown = true;
      options.onDown(payload.error);
    });
  }

  /** Resolves when the group has been joined. */
  async start(): Promise<void> {
    const { topics, every } = this.options.subscription;
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...topics], fromBeginning: every !== 'node' });
    const joined = new Promise<void>((resolve) => {
      const forget = this.consumer.on(this.consumer.events.GROUP_JOIN, () => {
        forget();
        resolve();
      });
    });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.track(this.work(payload)),
    });
    await joined;
  }

  /** Goes on from these offsets, wherever the group stands. */
  seek(offsets: readonly { topic: string; partition: number; offset: string }[]): void {
    for (const offset of offsets) this.consumer.seek(offset);
  }

  /** False when down for good, or with events waiting and none dealt with for a minute. */
  isLive(): boolean {
    return !this.isDown && !(this.isBehind && Date.now() - this.lastProgress > 60_000);
  }

  /**
   * The batches in hand end after their current events and commit what is done; only then it disconnects,
   * because kafkajs silently commits nothing once that has begun.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.batches);
    const disconnected = this.consumer.disconnect().catch(() => undefined);
    await Promise.race([disconnected, pause(DISCONNECT_WITHIN_MS, undefined, { ref: false })]);
  }

  private track(work: Promise<void>): Promise<void> {
    this.batches.add(work);
    return work.finally(() => this.batches.delete(work));
  }

  private async work(payload: EachBatchPayload): Promise<void> {
    const { messages } = payload.batch;
    this.isBehind = true;
    for (let at = 0; at < messages.length; at += CHUNK) {
      if (this.stopping.signal.aborted || !payload.isRunning() || payload.isStale()) return;
      const isOver = await this.workChunkOf(payload, messages.slice(at, at + CHUNK));
      if (!isOver) return;
    }
    this.isBehind = false;
  }

  /** Handles and commits one chunk; false when part of it was left. */
  private async workChunkOf(payload: EachBatchPayload, chunk: KafkaMessage[]): Promise<boolean> {
    const { topic } = payload.batch;
    const heart = this.keepBeating(payload);
    try {
      const { over, error } = await workChunk(chunk, {
        retry: this.options.retry,
        signal: heart.signal,
        handle: (message) => this.handle(topic, message),
        bury: (message, { attempts, cause }) => this.bury(topic, message, attempts, cause),
      });
      await this.commit(payload, chunk[over - 1]);
      if (error !== undefined || heart.error !== undefined) throw error ?? heart.error;
      return over === chunk.length;
    } finally {
      heart.stop();
    }
  }

  private async handle(topic: string, message: KafkaMessage): Promise<void> {
    const { subscription } = this.options;
    if (isForAnother(message, subscription.group)) return;
    await subscription.handle(toEvent(topic, message));
  }

  private async bury(
    topic: string,
    message: KafkaMessage,
    attempts: number,
    cause: unknown,
  ): Promise<void> {
    const { subscription, publisher } = this.options;
    if (subscription.every === 'node') {
      this.logger.warn(`missed ${topic}@${message.offset}: ${String(cause)}`);
      return;
    }
    this.logger.error(`${topic}@${message.offset} is a dead letter: ${String(cause)}`);
    const letter = toDeadLetter(message, subscription.group, attempts, cause);
    await publisher.send(deadLetterTopic(topic), [letter]);
  }

  private async commit(payload: EachBatchPayload, last: KafkaMessage | undefined): Promise<void> {
    if (!last) return;
    const { topic, partition } = payload.batch;
    payload.resolveOffset(last.offset);
    this.lastProgress = Date.now();
    if (this.options.subscription.every === 'node') return;
    const offset = (BigInt(last.offset) + 1n).toString();
    await this.consumer.commitOffsets([{ topic, partition, offset }]);
  }

  // Handlers may take long (a retry, an outage): the group must not take us for dead, and a rebalance
  // must not wait for us.
  private keepBeating(payload: EachBatchPayload) {
    const lost = new AbortController();
    const heart = {
      error: undefined as unknown,
      signal: AbortSignal.any([this.stopping.signal, lost.signal]),
      stop: () => clearInterval(timer),
    };
    const beat = () =>
      payload.heartbeat().catch((error: unknown) => {
        heart.error ??= error;
        lost.abort();
      });
    const timer = setInterval(() => void beat(), HEARTBEAT_MS / 2);
    return heart;
  }
}
