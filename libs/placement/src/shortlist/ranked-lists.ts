import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { RankedOffers } from './ranked-offers.js';
import type { RankedQuery, ValuedPosting } from './valued-posting.js';

/** The ranked offers of postings that are looked at together, the list that begins with the most first. Immutable. */
export class RankedLists {
  private constructor(
    readonly lists: readonly RankedOffers[],
    /** What the first offer of `lists[i]` is worth at most: it says whether the list is to be opened at all. */
    readonly tops: readonly number[],
  ) {}

  static of(
    postings: readonly ValuedPosting[],
    asked: RankedQuery,
    audiences: AskedAudiences,
  ): RankedLists {
    const lists: RankedOffers[] = [];
    for (const posting of postings) {
      const list = posting.ranked(asked, audiences);
      if (list !== null) lists.push(list);
    }
    lists.sort((one, other) => other.top - one.top);
    return new RankedLists(
      lists,
      lists.map(({ top }) => top),
    );
  }
}
