import type { RuleList } from '@boon/service-support/rules';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { audienceAt, type StageNumber } from './stage-number.js';

/** The offers of a posting that one source may propose to shoppers of one stage, the highest rank first. Immutable. */
export class SourceRanks {
  /** All of them run from then until then (epoch ms); outside of it each is to be asked. */
  readonly from: number;
  readonly until: number;

  private constructor(
    readonly offers: readonly Offer[],
    /** Their audiences, as far as the stage does not answer them. */
    readonly audiences: RuleList,
  ) {
    this.from = offers.reduce((latest, { from }) => Math.max(latest, from), -Infinity);
    this.until = offers.reduce((first, { until }) => Math.min(first, until), Infinity);
  }

  /** Of offers in order of rank; null: none of them can be for shoppers of the stage. */
  static of(
    offers: readonly Offer[],
    stage: StageNumber,
    audiences: AskedAudiences,
  ): SourceRanks | null {
    const found: Offer[] = [];
    const places: number[] = [];
    for (const offer of offers) {
      const place = audienceAt(offer.scheme, stage);
      if (place === null) continue;
      found.push(offer);
      places.push(place);
    }
    return found.length === 0 ? null : new SourceRanks(found, audiences.listed(places));
  }
}
