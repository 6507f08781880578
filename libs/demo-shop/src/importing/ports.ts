import type { Draft } from '../benefits/drafts.js';
import type { RejectedLine } from '../feeds/feed-answer.js';
import type { FeedContents, FeedName } from '../feeds/feed-lines.js';
import type { RowOrigin } from '../retailer/rows.js';
import type { Shelves } from '../shop/shelves.js';

/** A row that was left out, and why: in words, or by Boon's code. */
export interface RowFault extends RowOrigin {
  readonly message: string;
}

/** What an import has done so far, kept outside of the process so that it can be continued. */
export abstract class ImportJournal {
  /** The note of a step that was done, or undefined. */
  abstract noteOf(step: string): string | undefined;
  /** Keeps that a step is done. */
  abstract record(step: string, note: string): void;
  /** Keeps a row that was left out. */
  abstract fault(fault: RowFault): void;
}

/** Shows people how far an import is. */
export abstract class ImportProgress {
  /** A new stage of `total` items; null when nobody knows how many. */
  abstract begin(stage: string, total: number | null): void;
  abstract advance(items: number): void;
  abstract end(): void;
}

/** An object that is live, with the stock behind it where it is an asset. */
export interface Placed {
  readonly id: string;
  readonly stockId: string | null;
}

/** Where an import writes to. */
export abstract class ImportTarget {
  /** Sends one batch of a feed; the lines that were refused come back. */
  abstract send<Name extends FeedName>(
    name: Name,
    lines: readonly FeedContents[Name][],
  ): Promise<RejectedLine[]>;
  /** Has the shop itself take in what it sells. */
  abstract shelve(shelves: Shelves): Promise<void>;
  /** Has the shop count and index what it took in. */
  abstract renewShelves(): Promise<void>;
  /** Takes a draft live through the review. */
  abstract settle(draft: Draft): Promise<Placed>;
}
