import type { Asker } from '../coalescing/asker.js';

/** A counter whose value still counts in part: the window before the one that is counted now. */
export interface EarlierWindow {
  /** In the hash slot of its entry. */
  readonly key: string;
  /** How much of it counts, in thousandths: 0 to 1000. */
  readonly share: number;
}

/** One counter that a request moves, and how far it may go. */
export interface CounterEntry {
  /** Entries of one call lie in one hash slot on a Redis cluster: share a `{tag}`, as `capKey` does. */
  readonly key: string;
  /** How much is added: a whole number >= 0, at most 2^53 - 1. */
  readonly amount: number;
  /** The highest value that is allowed afterwards; null: any. */
  readonly limit: number | null;
  /** When the counter may be forgotten; null: never. */
  readonly expiresAt: Date | null;
  /**
   * Makes it a sliding window: the limit is held against the counter and this share of the earlier one,
   * rounded up; only the counter itself is moved.
   */
  readonly earlier?: EarlierWindow;
}

/** A counter's value, for rebuilding. */
export interface CounterValue {
  readonly key: string;
  readonly value: number;
  readonly expiresAt: Date | null;
}

/** What became of a reservation. */
export type Reservation =
  | {
      readonly ok: true;
      /** The counters after this request, in the order of its entries, without the share of earlier windows. */
      readonly values: readonly number[];
    }
  | {
      readonly ok: false;
      /** `given-back`: this request id was given back before, or a give-back overtook it. */
      readonly reason: 'limit-reached' | 'given-back';
      /** The first entry that did not fit, and its count as it stands, the share of an earlier window included. */
      readonly key: string;
      readonly value: number;
    };

/** How long a request id is remembered, unless one of its counters lives longer. */
export const REQUEST_MEMORY_MS = 24 * 3_600_000;

/**
 * Caps, frequencies and budgets: counters that many callers move at once. Every method is one atomic step.
 * Never the record: what is counted here can be rebuilt from a database.
 * The keys of one call differ from each other.
 */
export abstract class Counters {
  /**
   * Adds every amount, or nothing at all when one of them would pass its limit. The same request id again
   * gets the answer of the first time and moves nothing; a refusal is not remembered.
   */
  abstract reserve(requestId: string, entries: readonly CounterEntry[]): Promise<Reservation>;

  /**
   * Takes back what this request id added, once; counters never fall below zero. An id not seen yet is
   * barred, so that a reservation that was overtaken on its way does not count after all.
   */
  abstract giveBack(requestId: string): Promise<void>;

  /** Adds without looking at limits, once per request id; answers the values afterwards. */
  abstract add(requestId: string, entries: readonly CounterEntry[]): Promise<readonly number[]>;

  /**
   * Adds for any number of users at once, in few round trips; keys may lie in any slots. For what the caller
   * does once: nothing is remembered, and where it throws some may have been added.
   */
  abstract tally(entries: readonly CounterEntry[]): Promise<void>;

  /** The values as they stand, of any keys; 0 for what was never counted or has expired. */
  abstract read(keys: readonly string[]): Promise<number[]>;

  /**
   * Every counter of caps (`capKey`) of these users that is not zero, by key, in one round trip however many
   * there are. Some of a period that is over may still be among them.
   */
  abstract readUsers(userIds: readonly string[]): Promise<ReadonlyMap<string, number>>;

  /** As `readUsers`, for those whose every promise counts. */
  tellUsers(userIds: readonly string[], asker: Asker<ReadonlyMap<string, number>>): void {
    this.readUsers(userIds).then(
      (counts) => asker.told(counts),
      (error: unknown) => asker.missed(error),
    );
  }

  /** Sets counters to values worked out elsewhere; other counters stay. */
  abstract replace(values: readonly CounterValue[]): Promise<void>;
}
