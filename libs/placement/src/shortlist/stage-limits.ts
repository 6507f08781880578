import { compareOffers, type Offer } from '../catalogue/domain/offer.js';
import { PERSONALISED } from '../recall/recall.js';
import type { StageNumber } from './stage-number.js';
import type { ValuedPosting } from './valued-posting.js';

/** How much the sources of a slot may propose to shoppers of one stage. */
export interface StageLimits {
  /** How many candidates recall may propose at most, besides those that were picked for the shopper. */
  readonly most: number;
  /** How many more where there are some. */
  readonly mostPicked: number;
  /** A bit for each source that may have more to propose than its limit. */
  readonly tight: number;
  /** By tight source: so far down nobody of the stage meets its limit; found when first asked for. */
  readonly safe: (Offer | null)[];
}

/** Of postings that are looked at together: an offer that stands in several is counted several times. */
export function stageLimitsOf(
  valued: readonly ValuedPosting[],
  limits: Int32Array,
  stage: StageNumber,
): StageLimits {
  const sums = new Int32Array(limits.length);
  for (const posting of valued) {
    posting.countsFor(stage).forEach((count, chain) => {
      sums[chain] = (sums[chain] as number) + count;
    });
  }
  const tight = sums.reduce(
    (bits, sum, chain) => (sum > (limits[chain] as number) ? bits | (1 << chain) : bits),
    0,
  );
  const proposed = sums.map((sum, chain) => Math.min(sum, limits[chain] as number));
  const atMostPicked = proposed[PERSONALISED] as number;
  const most = proposed.reduce((all, count) => all + count, -atMostPicked);
  // Who is picked is no candidate of another source: there are never more than there are offers.
  const mostPicked = Math.min(atMostPicked, (sums[PERSONALISED] as number) - most);
  return { most, mostPicked, tight, safe: [] };
}

/**
 * The offer of a rank, 1 being the highest, among lists by rank, of each as far as it is given; null: there are not so
 * many. One that stands in several lists is counted once.
 */
export function offerOfRank(lists: readonly (readonly Offer[])[], rank: number): Offer | null {
  const nexts = new Int32Array(lists.length);
  let before: Offer | null = null;
  for (let count = 0; count < rank;) {
    let from = -1;
    let first: Offer | undefined;
    for (let at = 0; at < lists.length; at += 1) {
      const offer = lists[at]?.[nexts[at] as number];
      if (offer === undefined || (first !== undefined && compareOffers(first, offer) <= 0))
        continue;
      first = offer;
      from = at;
    }
    if (first === undefined) return null;
    nexts[from] = (nexts[from] as number) + 1;
    if (first !== before) count += 1;
    before = first;
  }
  return before;
}
