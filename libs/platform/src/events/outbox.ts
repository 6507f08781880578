import type { DomainEvent } from '@boon/shared-kernel';

/** Where events are written in the transaction of the change that they tell of; a relay publishes them. */
export abstract class Outbox {
  /** Appends in the given order, in the ambient transaction (throws when there is none). */
  abstract append(events: readonly DomainEvent[]): Promise<void>;

  /**
   * Events as rows, in the given order and with the trace of what is running now, for a statement that
   * changes and tells in one. After its commit call `wake`.
   */
  abstract rows(events: readonly DomainEvent[]): OutboxRows;

  /** Tells the relay of this process that there is something to publish. */
  abstract wake(): void;
}

/** Rows on their way into the outbox. */
export abstract class OutboxRows {
  /** The text of an insert, to stand in a `with`, whose parameters are the columns from `$first` on. */
  abstract insertion(first: number): string;

  /** The parameters of the insertion. */
  abstract columns(): unknown[];

  /** These rows, then those. */
  abstract and(more: OutboxRows): OutboxRows;
}
