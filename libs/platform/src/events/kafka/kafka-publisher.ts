import { Partitioners, type Kafka, type Message, type Producer, type TopicMessages } from 'kafkajs';

interface Waiting {
  readonly topic: string;
  readonly messages: readonly Message[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MOST_MESSAGES = 1_000;

/**
 * Sends messages, acknowledged by all replicas. kafkajs has no linger, so what is asked for while a request
 * is under way is gathered into the next one. One request at a time: a failed one is never overtaken.
 */
export class KafkaPublisher {
  private readonly producer: Producer;
  private readonly waiting: Waiting[] = [];
  private connected: Promise<void> | undefined;
  private sending: Promise<void> | undefined;

  constructor(kafka: Kafka) {
    this.producer = kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      maxInFlightRequests: 1,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
  }

  /** Resolves once the broker has them; after a rejection some may have been sent. */
  send(topic: string, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ topic, messages, resolve, reject });
      this.begin();
    });
  }

  async stop(): Promise<void> {
    while (this.sending) await this.sending;
    if (this.connected) await this.producer.disconnect();
  }

  private begin(): void {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
      // Whoever was answered last may have asked again before the loop was known to be over.
      if (this.waiting.length > 0) this.begin();
    });
  }

  private async sendAll(): Promise<void> {
    // Callers of this turn of the event loop share the first request.
    await Promise.resolve();
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) {
      try {
        await this.connect();
        await this.producer.sendBatch({ acks: -1, topicMessages: byTopic(batch) });
        for (const each of batch) each.resolve();
      } catch (error) {
        for (const each of batch) each.reject(error);
      }
    }
  }

  private nextBatch(): Waiting[] {
    let count = 0;
    let end = 0;
    while (end < this.waiting.length && count < MOST_MESSAGES) {
      count += this.waiting[end]?.messages.length ?? 0;
      end += 1;
    }
    return this.waiting.splice(0, end);
  }

  private async connect(): Promise<void> {
    this.connected ??= this.producer.connect();
    try {
      await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw error;
    }
  }
}

function byTopic(batch: readonly Waiting[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, messages } of batch) {
    const together = topics.get(topic);
    if (together === undefined) topics.set(topic, [...messages]);
    else together.push(...messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
