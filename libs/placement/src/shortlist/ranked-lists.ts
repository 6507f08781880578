import type { RuleList } from '@boon/service-support/rules';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { ClassWeights } from '../scoring/class-weights.js';
import type { RankedOffers } from './ranked-offers.js';
import type { RankedQuery, ValuedPosting } from './valued-posting.js';

/**
 * The ranked offers of postings that are looked at together, the list that begins with the most first: in columns, so that
 * a walk from list to list waits for as few objects as can be. Immutable.
 */
export class RankedLists {
  /** What the first offer of a list is worth at most: it says whether the list is to be opened at all. */
  readonly tops: readonly number[];
  readonly offers: readonly (readonly Offer[])[];
  readonly audiences: readonly RuleList[];
  /** All offers run from then until then (epoch ms); outside of it each is to be asked. */
  readonly from: number;
  readonly until: number;

  private constructor(
    lists: readonly RankedOffers[],
    /** The price that they are ranked for; null: no product is shown. */
    readonly unitFen: number | null,
    /** What the offers are weighed with. */
    readonly weights: ClassWeights,
  ) {
    this.tops = lists.map(({ top }) => top);
    this.offers = lists.map(({ offers }) => offers);
    this.audiences = lists.map(({ audiences }) => audiences);
    this.from = lists.reduce((latest, { from }) => Math.max(latest, from), -Infinity);
    this.until = lists.reduce((first, { until }) => Math.min(first, until), Infinity);
  }

  static of(
    postings: readonly ValuedPosting[],
    asked: RankedQuery,
    audiences: AskedAudiences,
    channel: string,
  ): RankedLists {
    const lists: RankedOffers[] = [];
    for (const posting of postings) {
      const list = posting.ranked(asked, audiences);
      if (list !== null) lists.push(list);
    }
    lists.sort((one, other) => other.top - one.top);
    return new RankedLists(lists, asked.unitFen, ClassWeights.for(channel, asked.stage.stage));
  }
}
