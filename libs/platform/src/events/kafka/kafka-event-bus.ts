import { Logger } from '@nestjs/common';
import { newId } from '@boon/shared-kernel';
import type { Kafka } from 'kafkajs';
import { EventBus, type DeadLetters, type Subscription } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import type { KafkaOptions } from '../events-options.js';
import { FIVE_TRIES, type RetryPolicy } from '../retry.js';
import { kafkaOf, WAITING } from './kafka-client.js';
import { KafkaGroup } from './kafka-group.js';
import { inRequests, toMessage } from './kafka-messages.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { redriveLetters } from './kafka-redrive.js';
import { assertTopics, topicEnds, withAdmin } from './kafka-topics.js';

/** What the Kafka bus needs to know. */
export interface KafkaBusOptions extends KafkaOptions {
  readonly retry?: RetryPolicy;
  /** Called when a consumer is down for good; default: ends the process, so that it is started anew. */
  readonly onDown?: (error: Error) => void;
}

/** `EventBus` on Kafka (kafkajs): topics must exist, see `ensureTopics`. */
export class KafkaEventBus extends EventBus {
  private readonly logger = new Logger(KafkaEventBus.name);
  private readonly kafka: Kafka;
  private readonly publisher: KafkaPublisher;
  private readonly groups = new Map<string, KafkaGroup>();
  private readonly nodeTopics = new Map<KafkaGroup, readonly string[]>();
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: KafkaBusOptions) {
    super();
    this.kafka = kafkaOf(options);
    this.publisher = new KafkaPublisher(this.kafka);
  }

  override async publish(events: readonly EventEnvelope[]): Promise<void> {
    const topics = new Map<string, EventEnvelope[]>();
    for (const event of events) {
      const together = topics.get(event.topic);
      if (together === undefined) topics.set(event.topic, [event]);
      else together.push(event);
    }
    await Promise.all([...topics].map(([topic, each]) => this.send(topic, each)));
  }

  private async send(topic: string, events: readonly EventEnvelope[]): Promise<void> {
    for (const some of inRequests(events.map(toMessage))) await this.publisher.send(topic, some);
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const { group, topics, every } = subscription;
    if (this.groups.has(group)) throw new Error(`group "${group}" is subscribed already`);
    await withAdmin(this.options, (admin) => assertTopics(admin, topics));
    const { clientId, retry = FIVE_TRIES } = this.options;
    const consumer = new KafkaGroup({
      kafka: kafkaOf(this.options, WAITING),
      subscription,
      groupId: every === 'node' ? `${group}.${clientId}.${newId()}` : group,
      publisher: this.publisher,
      retry,
      onDown: (error) => this.onDown(group, error),
    });
    this.groups.set(group, consumer);
    if (every === 'node') this.nodeTopics.set(consumer, topics);
  }

  override async start(): Promise<void> {
    await Promise.all([...this.groups.values()].map((group) => this.startGroup(group)));
  }

  override stop(): Promise<void> {
    this.stopped ??= this.leave();
    return this.stopped;
  }

  override redrive(letters: DeadLetters): Promise<number> {
    return redriveLetters(this.kafka, this.publisher, letters);
  }

  /** Rejects with the groups whose consumer is down for good or stuck: the process should be replaced. */
  async assertLive(): Promise<void> {
    const stuck = [...this.groups].filter(([, group]) => !group.isLive()).map(([name]) => name);
    if (stuck.length > 0) throw new Error(`no progress in ${stuck.join(', ')}`);
  }

  private async startGroup(group: KafkaGroup): Promise<void> {
    const topics = this.nodeTopics.get(group);
    // "From now on" is fixed before the group forms: kafkajs would look for the end at its first fetch.
    const ends = topics ? await topicEnds(this.options, topics) : [];
    await group.start();
    group.seek(ends);
  }

  private async leave(): Promise<void> {
    await Promise.all([...this.groups.values()].map((group) => group.stop()));
    await this.publisher.stop();
  }

  private onDown(group: string, error: Error): void {
    this.logger.fatal(`the consumer of group "${group}" is down for good: ${error.message}`);
    if (this.options.onDown) this.options.onDown(error);
    else process.kill(process.pid, 'SIGTERM');
  }
}
