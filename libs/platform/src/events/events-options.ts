import type { RetryPolicy } from './retry.js';

/** How to reach Kafka. */
export interface KafkaOptions {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** Names this process in the broker's logs and in the group of `every: 'node'`. */
  readonly clientId: string;
}

/** Which bus carries the events, and this process' part in it. */
export abstract class EventsOptions {
  /** `in-process`: durable in PostgreSQL, for one process; else Kafka. */
  abstract readonly bus: 'in-process' | KafkaOptions;
  /** The event types that this app handles: the start fails with both lists where its handlers differ. */
  abstract readonly consumes: readonly string[];
  /** Whether this process publishes the outbox; any number of processes may. */
  abstract readonly relay: boolean;
  /** Default: 5 tries over 2.5 s. */
  readonly retry?: RetryPolicy;
}
