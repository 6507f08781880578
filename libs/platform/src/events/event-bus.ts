import type { EventEnvelope } from './event-envelope.js';

/** One group's interest in topics. */
export interface Subscription {
  /** Consumers of one group share the events; each group sees every event. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Only events of these types; left out: all of the topics. A bus may bring others, too. */
  readonly types?: readonly string[];
  /**
   * `group` (default): each event to one member of the group, at least once.
   * `node`: each event to every node, from now on, best effort: for caches that also poll.
   */
  readonly every?: 'group' | 'node';
  /** Resolves when the event is dealt with; a rejection is retried with backoff, then dead-lettered. */
  handle(event: EventEnvelope): Promise<void>;
}

/** Dead letters of one group in one topic. */
export interface DeadLetters {
  readonly group: string;
  readonly topic: string;
}

/** Carries events between layers: at least once, in order per (topic, key) within a group. */
export abstract class EventBus {
  /** Resolves once every event is durable on the bus. Events of one key keep their order. */
  abstract publish(events: readonly EventEnvelope[]): Promise<void>;

  /** Registers interest; before `start`. Fails on a topic that the bus does not have. */
  abstract subscribe(subscription: Subscription): Promise<void>;

  /** Resolves when every subscription gets events. */
  abstract start(): Promise<void>;

  /** Lets what is in hand finish and be committed, then leaves. Safe to call twice. */
  abstract stop(): Promise<void>;

  /** Gives dead letters to their group again, and to no other; answers how many. */
  abstract redrive(letters: DeadLetters): Promise<number>;
}
