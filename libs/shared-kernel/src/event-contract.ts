/** A fact (or a command to its owner) that is to be published: made by an `EventContract`. */
export interface DomainEvent<Payload = unknown> {
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: Payload;
}

/**
 * What is promised of one event type: its topic, its key, its schema and an example.
 * `type` is `<layer>.<fact>.v<n>`; `key` decides the order in which events are seen.
 */
export interface EventContract<Payload = unknown> {
  readonly type: string;
  readonly topic: string;
  readonly example: Payload;
  keyOf(payload: Payload): string;
  /** The payload, checked; throws with every field at fault. */
  parse(payload: unknown): Payload;
  /** An event of this type, ready for the outbox. */
  of(payload: Payload): DomainEvent<Payload>;
}
