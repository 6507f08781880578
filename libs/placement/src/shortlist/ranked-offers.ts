import type { RuleList } from '@boon/service-support/rules';
import { blendedValueAtMost } from '@boon/solution/valuation';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { savingAtMost } from '../matching/match.js';
import { ClassWeights } from '../scoring/class-weights.js';
import { audienceAt, type StageNumber } from './stage-number.js';

/** An offer with what it is worth at most to shoppers of one stage. */
interface Valued {
  readonly offer: Offer;
  readonly most: number;
  /** The audience that is still to be asked; -1: it holds for everybody of the stage. */
  readonly place: number;
}

/** For whom and for what offers are ranked. */
export interface Ranking {
  readonly channel: string;
  readonly stage: StageNumber;
  /** Null: no product is shown. */
  readonly priceAtMost: number | null;
}

/**
 * Offers by what they are worth at most to the shoppers of one stage on products up to a price, in columns.
 * Immutable. Whoever walks it knows that nothing further down can be worth more.
 */
export class RankedOffers {
  /** All of them run from then until then (epoch ms); outside of it each is to be asked. */
  readonly from: number;
  readonly until: number;

  private constructor(
    readonly offers: readonly Offer[],
    /** What the first of them is worth at most. */
    readonly top: number,
    /** The audiences of the offers, as far as the stage does not answer them, each with what the offer is worth at most. */
    readonly audiences: RuleList,
  ) {
    this.from = offers.reduce((latest, { from }) => Math.max(latest, from), -Infinity);
    this.until = offers.reduce((first, { until }) => Math.min(first, until), Infinity);
  }

  /**
   * Of offers in order of rank, without those that cannot save anything up to the price, are not worth anything, or
   * whose audience cannot hold; null: there are no others.
   */
  static of(
    offers: readonly Offer[],
    { channel, stage, priceAtMost }: Ranking,
    audiences: AskedAudiences,
  ): RankedOffers | null {
    const weights = ClassWeights.for(channel, stage.stage);
    const valued: Valued[] = [];
    for (const offer of offers) {
      const place = audienceAt(offer.scheme, stage);
      if (place === null) continue;
      const savingFen = savingAtMost(offer, priceAtMost);
      if (priceAtMost !== null && savingFen <= 0) continue;
      const { platformShare, priority } = offer;
      const most = blendedValueAtMost(weights.of(offer), savingFen, platformShare, priority);
      if (most > 0) valued.push({ offer, most, place });
    }
    if (valued.length === 0) return null;
    // Those worth the same stay in order of rank.
    valued.sort((one, other) => other.most - one.most);
    return new RankedOffers(
      valued.map(({ offer }) => offer),
      valued[0]?.most ?? 0,
      audiences.listed(
        valued.map(({ place }) => place),
        valued.map(({ most }) => most),
      ),
    );
  }
}
