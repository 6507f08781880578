import type { RuleList } from '@boon/service-support/rules';
import {
  blendedValueAtMost,
  blendFor,
  blendWeights,
  type Blend,
  type BlendWeights,
} from '@boon/solution/valuation';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import { compareOffers, type Offer } from '../catalogue/domain/offer.js';
import { savingAtMost } from '../matching/match.js';
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
    /** What `offers[i]` is worth at most; descending. */
    readonly most: readonly number[],
    /** What `offers[i]` is weighed with. */
    readonly weights: readonly BlendWeights[],
    /** The audiences of the offers, as far as the stage does not answer them. */
    readonly audiences: RuleList,
  ) {
    this.from = offers.reduce((latest, { from }) => Math.max(latest, from), -Infinity);
    this.until = offers.reduce((first, { until }) => Math.min(first, until), Infinity);
  }

  /**
   * Without those that cannot save anything up to the price, are not worth anything, or whose audience cannot hold;
   * null: there are no others.
   */
  static of(
    offers: readonly Offer[],
    { channel, stage, priceAtMost }: Ranking,
    audiences: AskedAudiences,
  ): RankedOffers | null {
    const blend = blendFor(channel, null);
    const valued: Valued[] = [];
    for (const offer of offers) {
      const place = audienceAt(offer.scheme, stage);
      if (place === null) continue;
      const savingFen = savingAtMost(offer, priceAtMost);
      if (priceAtMost !== null && savingFen <= 0) continue;
      const { goal, priority, kind, platformShare } = offer;
      const about = { kind, goal, stage: stage.stage, platformShare, priority };
      const most = blendedValueAtMost(blend, { ...about, savingFen });
      if (most > 0) valued.push({ offer, most, place });
    }
    if (valued.length === 0) return null;
    valued.sort((one, other) => other.most - one.most || compareOffers(one.offer, other.offer));
    return new RankedOffers(
      valued.map(({ offer }) => offer),
      valued.map(({ most }) => most),
      weightsOf(valued, blend, stage),
      audiences.listed(valued.map(({ place }) => place)),
    );
  }
}

/** The same object for offers of the same kind and goal: few are read over and over. */
function weightsOf(
  valued: readonly Valued[],
  blend: Blend,
  { stage }: StageNumber,
): BlendWeights[] {
  const known = new Map<string, BlendWeights>();
  return valued.map(({ offer: { kind, goal } }) => {
    const name = `${kind} ${goal}`;
    const weights = known.get(name) ?? blendWeights(blend, { kind, goal, stage });
    known.set(name, weights);
    return weights;
  });
}
