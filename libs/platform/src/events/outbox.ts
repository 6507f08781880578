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

  /** The same of events that differ in a few texts only, without an object for each. */
  abstract alike(events: AlikeEvents): OutboxColumns;

  /** Tells the relay of this process that there is something to publish. */
  abstract wake(): void;
}

/** Many events of one type as columns. */
export interface AlikeEvents {
  /** What they have in common; its key, and what its payload says of the varying fields, are not looked at. */
  readonly sample: DomainEvent;
  /** The key of each. */
  readonly keys: readonly string[];
  /** By field of the payload: its text in each. */
  readonly varying: Readonly<Record<string, readonly string[]>>;
}

/** Rows on their way into the outbox, as a statement takes them. */
export abstract class OutboxColumns {
  /** The text of an insert, to stand in a `with`, whose parameters are the columns from `$first` on. */
  abstract insertion(first: number): string;

  /** The parameters of the insertion. */
  abstract columns(): unknown[];
}

/** The same, to be put together with others. */
export abstract class OutboxRows extends OutboxColumns {
  /** These rows, then those. */
  abstract and(more: OutboxRows): OutboxRows;
}
