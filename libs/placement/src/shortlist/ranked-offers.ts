import { blendedValueAtMost, blendFor } from '@boon/solution/valuation';
import { compareOffers, type Offer } from '../catalogue/domain/offer.js';
import { savingAtMost } from '../matching/match.js';
import { audienceAt, type StageNumber } from './stage-number.js';

/** Offers with what each is worth at most to shoppers of one stage. */
interface Valued {
  readonly offer: Offer;
  readonly most: number;
  readonly place: number;
}

/**
 * Offers by what they are worth at most to the shoppers of one stage on products up to a price, in columns.
 * Immutable. Whoever walks it knows that nothing further down can be worth more.
 */
export class RankedOffers {
  static readonly NONE = new RankedOffers([], [], []);

  private constructor(
    readonly offers: readonly Offer[],
    /** What `offers[i]` is worth at most; descending. */
    readonly most: readonly number[],
    /** The audience of `offers[i]` that is still to be asked; -1: it holds for everybody of the stage. */
    readonly places: readonly number[],
  ) {}

  /**
   * Without those that cannot save anything up to the price (null: no product is shown), are not worth anything,
   * or whose audience cannot hold.
   */
  static of(
    offers: readonly Offer[],
    channel: string,
    stage: StageNumber,
    priceAtMost: number | null,
  ): RankedOffers {
    const blend = blendFor(channel, null);
    const valued: Valued[] = [];
    for (const offer of offers) {
      const place = audienceAt(offer.scheme, stage);
      if (place === null) continue;
      const saving = savingAtMost(offer, priceAtMost);
      if (priceAtMost !== null && saving <= 0) continue;
      const { goal, priority, kind, platformShare } = offer;
      const about = { kind, goal, stage: stage.stage, platformShare, priority };
      const most = blendedValueAtMost(blend, { ...about, savingFen: saving });
      if (most > 0) valued.push({ offer, most, place });
    }
    if (valued.length === 0) return RankedOffers.NONE;
    valued.sort((one, other) => other.most - one.most || compareOffers(one.offer, other.offer));
    return new RankedOffers(
      valued.map(({ offer }) => offer),
      valued.map(({ most }) => most),
      valued.map(({ place }) => place),
    );
  }
}
