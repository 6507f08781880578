import type { DomainEvent } from '@boon/shared-kernel';

/** Where events are written in the transaction of the change that they tell of; a relay publishes them. */
export abstract class Outbox {
  /** Appends in the given order, in the ambient transaction (throws when there is none). */
  abstract append(events: readonly DomainEvent[]): Promise<void>;
}
