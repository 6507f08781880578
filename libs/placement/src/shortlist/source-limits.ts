import { compareOffers, type Offer } from '../catalogue/domain/offer.js';
import { chainOf, limitsOf } from '../recall/recall.js';
import type { Onlooker } from './onlooker.js';
import type { Shortlist } from './shortlist.js';
import type { SourceRanks } from './source-ranks.js';
import { offerOfRank, type StageLimits } from './stage-limits.js';

/**
 * Whether the sources of a slot propose an offer to a shopper: each its highest ranks of those that run and are for
 * them, up to its limit. Counted only for sources that may have more than that, and only when an offer is asked about
 * that is not among the highest of all that the stage may see.
 */
export class SourceLimits {
  private readonly limits: Int32Array;
  private readonly ofStage: StageLimits;
  /** By source: the last one within its limit; null: all are. */
  private readonly lasts: (Offer | null)[] = [];

  constructor(
    private readonly shortlist: Shortlist,
    private readonly onlooker: Pick<Onlooker, 'audiences' | 'picks' | 'shopper' | 'stage'>,
    private readonly now: number,
  ) {
    this.limits = limitsOf(shortlist.slot);
    this.ofStage = shortlist.limitsFor(onlooker.stage);
  }

  allow(offer: Offer): boolean {
    const { tight } = this.ofStage;
    if (tight === 0) return true;
    const chain = this.chainOf(offer);
    if ((tight & (1 << chain)) === 0) return true;
    if (this.limits[chain] === 0) return false;
    const safe = this.safeOf(chain);
    if (safe === null || compareOffers(offer, safe) <= 0) return true;
    let last = this.lasts[chain];
    if (last === undefined) {
      last = this.lastOf(chain);
      this.lasts[chain] = last;
    }
    return last === null || compareOffers(offer, last) <= 0;
  }

  /** The last one within the limit even if all audiences held. */
  private safeOf(chain: number): Offer | null {
    const { safe } = this.ofStage;
    const known = safe[chain];
    if (known !== undefined) return known;
    const lists = this.listsOf(chain).map(({ offers }) => offers);
    const found = offerOfRank(lists, this.limits[chain] as number);
    safe[chain] = found;
    return found;
  }

  private lastOf(chain: number): Offer | null {
    const limit = this.limits[chain] as number;
    const lists = this.listsOf(chain);
    const { context } = this.onlooker.shopper;
    // Mostly so few audiences can hold that nobody needs to be asked.
    let atMost = lists.reduce((sum, { audiences }) => sum + audiences.length, 0);
    for (const { audiences } of lists) {
      atMost -= audiences.ruledOut(context, atMost - limit + 1);
      if (atMost < limit) return null;
    }
    const proposed = lists.map((list) => this.proposedOf(list, chain, limit));
    const count = proposed.reduce((sum, { length }) => sum + length, 0);
    return count < limit ? null : offerOfRank(proposed, limit);
  }

  /** The first ones of a list that are proposed to the shopper. */
  private proposedOf(list: SourceRanks, chain: number, limit: number): Offer[] {
    const { offers, audiences, from, until } = list;
    const { now, onlooker } = this;
    const { picks, shopper } = onlooker;
    const isSure = picks.size === 0 && now >= from && now < until;
    const found: Offer[] = [];
    for (
      let at = audiences.next(0, shopper.context);
      at < offers.length && found.length < limit;
      at = audiences.next(at + 1, shopper.context)
    ) {
      const offer = offers[at] as Offer;
      if (isSure || this.isProposed(offer, chain)) found.push(offer);
    }
    return found;
  }

  private isProposed(offer: Offer, chain: number): boolean {
    return this.now >= offer.from && this.now < offer.until && this.chainOf(offer) === chain;
  }

  private listsOf(chain: number): SourceRanks[] {
    const { audiences, stage } = this.onlooker;
    const lists: SourceRanks[] = [];
    for (const valued of this.shortlist.valued) {
      const list = valued.ranksOf(chain, stage, audiences);
      if (list !== null) lists.push(list);
    }
    return lists;
  }

  private chainOf(offer: Offer): number {
    const { picks } = this.onlooker;
    return picks.size === 0 ? offer.chain : chainOf(offer, picks, this.limits);
  }
}
