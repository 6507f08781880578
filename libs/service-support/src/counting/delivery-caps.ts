/** One hard cap that a delivery counts against. */
export interface DeliveryCap {
  /** All keys of one call share a `{tag}`, as `capKey` gives them. */
  readonly key: string;
  /** How many deliveries there may be in the period. */
  readonly limit: number;
  /** When the period ends; the counter is forgotten an hour later. */
  readonly until: Date;
}

/** Something that is to be shown to somebody, once. */
export interface Delivery {
  /** Unique in its counters: the same id counts once. */
  readonly id: string;
  readonly caps: readonly DeliveryCap[];
}

/** A delivery of before, for working counters out anew. */
export interface PastDelivery extends Delivery {
  /** Until when it counts: the end of the period once confirmed, else when it lapses. */
  readonly countsUntil: Date;
}

/**
 * Hard caps: what is delivered is reserved before it is shown, and never more than the limit. What nobody
 * confirms lapses. After a loss nothing can be reserved until what the database keeps was put back (`open`).
 */
export abstract class DeliveryCaps {
  /**
   * One atomic step: each delivery by itself is counted against all of its caps, or against none. Answers
   * which may be shown; null while the counters are not to be trusted.
   */
  abstract reserve(
    deliveries: readonly Delivery[],
    lapsesAt: Date,
  ): Promise<readonly boolean[] | null>;

  /** They were really shown: they count to the end of their periods, even those that had lapsed. */
  abstract confirm(deliveries: readonly Delivery[]): Promise<void>;

  /** How many deliveries count at present, of any keys; null while that is not known. */
  abstract standing(keys: readonly string[]): Promise<readonly number[] | null>;

  /** Puts deliveries of before back; repeats change nothing. */
  abstract restore(deliveries: readonly PastDelivery[]): Promise<void>;

  /** From now on the counters are complete. */
  abstract open(): Promise<void>;

  /** Whether `open` was called since they were lost. */
  abstract isOpen(): Promise<boolean>;
}
