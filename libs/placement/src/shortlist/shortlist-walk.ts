import type { RuleList } from '@boon/service-support/rules';
import { blendedValueBy } from '@boon/solution/valuation';
import { cap, reachedCap, type CapCounts } from '../capping/cap.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { Contender } from '../decision/domain/contender.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { Lineup } from '../decision/domain/lineup.js';
import { ranking } from '../decision/domain/ranking.js';
import { match, savingWith } from '../matching/match.js';
import { score } from '../scoring/score.js';
import { assignArms } from '../targeting/assign-arms.js';
import type { RankedLists } from './ranked-lists.js';
import type { Shortlist } from './shortlist.js';
import type { Onlooker } from './onlooker.js';
import { SourceLimits } from './source-limits.js';

/**
 * Walks a shortlist for one shopper, the best first. Offers are looked at in the order of what they may be worth at
 * most, and only until nobody who was not looked at can be better: the threshold algorithm (Fagin, Lotem and
 * Naor 2001). Equal to recalling, matching, capping and scoring all of them.
 */
export class ShortlistWalk implements Lineup {
  private readonly found: Contender[] = [];
  /** Looked at, and perhaps not better than what comes; the best last. */
  private readonly waiting: Contender[] = [];
  /** Opened one after the other, once what is first in them may be the best. */
  private readonly ranked: RankedLists;
  /** By open list: where to go on, and what that is worth at most; 0: there is no more. */
  private readonly nexts: number[] = [];
  private readonly mosts: number[] = [];
  /** What an offer of any other list than the best one may be worth at most. */
  private second = 0;
  /** Whether all offers run now. */
  private readonly isSure: boolean;
  /** What came out last: an offer that stands in several postings comes out of each of them, one after the other. */
  private last: Offer | null = null;
  /** Null: no source has more to propose than it may. */
  private readonly limits: SourceLimits | null;
  private readonly now: number;
  private readonly unitFen: number;

  constructor(
    private readonly shortlist: Shortlist,
    private readonly product: ShownProduct | null,
    private readonly onlooker: Onlooker,
    /** Null: before caps. */
    private readonly caps: CapCounts | null,
  ) {
    const { shopper, stage } = onlooker;
    this.now = shopper.context.now.getTime();
    const isTight = shortlist.limitsFor(stage).tight !== 0;
    this.limits = isTight ? new SourceLimits(shortlist, onlooker, this.now) : null;
    const hasBalance = shopper.balanceFen > 0;
    const unitFen = product === null ? null : Number(product.unitPrice.fen);
    this.unitFen = unitFen ?? 0;
    this.ranked = shortlist.ranked({ stage, unitFen, hasBalance }, onlooker.audiences);
    this.isSure = this.now >= this.ranked.from && this.now < this.ranked.until;
    if (shortlist.hasPersonal || (hasBalance && shortlist.hasBalances)) this.addPersonal();
  }

  at(rank: number, least = 0): Contender | undefined {
    while (this.found.length <= rank && this.findNext(least));
    return this.found[rank];
  }

  /** Everybody. */
  all(): readonly Contender[] {
    while (this.findNext(0));
    return this.found;
  }

  /** Finds the next best one; false when there is none that is worth more than `least`. */
  private findNext(least: number): boolean {
    const { waiting } = this;
    for (;;) {
      const from = this.openBest();
      const most = from < 0 ? 0 : (this.mosts[from] as number);
      const best = waiting.length > 0 ? waiting[waiting.length - 1] : undefined;
      if (best !== undefined && best.score > most) {
        waiting.pop();
        const { offer } = best;
        if (offer === this.last) continue;
        this.last = offer;
        // Asked of those who come out only: counting what a source proposes is dear.
        if (this.limits?.allow(offer) === false) continue;
        this.found.push(best);
        return true;
      }
      if (from < 0 || most <= least) return false;
      this.goOn(from);
    }
  }

  /** The list whose next offer may be worth the most, open; -1: there is none. */
  private openBest(): number {
    const { mosts, nexts } = this;
    const { tops } = this.ranked;
    let from = -1;
    let most = 0;
    let second = 0;
    for (let at = 0; at < mosts.length; at += 1) {
      const each = mosts[at] as number;
      if (each > most) {
        second = most;
        most = each;
        from = at;
      } else if (each > second) second = each;
    }
    const closed = mosts.length;
    const top = topOf(tops, closed);
    if (top <= most) {
      this.second = Math.max(second, top);
      return from;
    }
    this.second = Math.max(most, topOf(tops, closed + 1));
    mosts.push(top);
    nexts.push(0);
    return closed;
  }

  /** Looks at the next offers of a list whose audiences hold, as long as none of another list may be worth more. */
  private goOn(from: number): void {
    const { nexts, mosts, waiting } = this;
    const { context } = this.onlooker.shopper;
    const audiences = this.ranked.audiences[from] as RuleList;
    let at = nexts[from] as number;
    for (;;) {
      at = audiences.nextAsked(at, context);
      const most = at < audiences.length ? audiences.numberOf(at) : 0;
      const best = waiting.length > 0 ? (waiting[waiting.length - 1] as Contender).score : 0;
      if (most === 0 || most < this.second || most < best) {
        nexts[from] = at;
        mosts[from] = most;
        return;
      }
      if (audiences.holds(at, context)) this.lookAt(this.ranked.offers[from]?.[at] as Offer);
      at += 1;
    }
  }

  private lookAt(offer: Offer): void {
    const { now, product, caps } = this;
    if (!this.isSure && (now < offer.from || now >= offer.until)) return;
    const saving = savingWith(offer, product, this.unitFen);
    if (product !== null && saving <= 0) return;
    const contender = new Contender(offer, product, saving, this.onlooker.shopper.balanceFen);
    if (caps !== null && reachedCap(contender, caps) !== null) return;
    const weights = this.ranked.weights.of(offer);
    contender.score = blendedValueBy(weights, saving, offer.platformShare, offer.priority);
    this.wait(contender);
  }

  /** Those who are worth nothing are never shown, and not kept. */
  private wait(contender: Contender): void {
    if (contender.score <= 0) return;
    const { waiting } = this;
    let at = waiting.length;
    waiting.push(contender);
    while (at > 0 && ranking(contender, waiting[at - 1] as Contender) > 0) {
      waiting[at] = waiting[at - 1] as Contender;
      at -= 1;
    }
    waiting[at] = contender;
  }

  private addPersonal(): void {
    const { shopper, named } = this.onlooker;
    const hasBalance = shopper.balanceFen > 0 && this.product !== null;
    const offers = new Set<Offer>();
    for (const { personal, balances } of this.shortlist.valued) {
      for (const offer of personal) offers.add(offer);
      if (hasBalance) for (const offer of balances) offers.add(offer);
    }
    const proposed = [...offers].filter((offer) => this.isProposed(offer));
    const matching = match(proposed, this.product, { shopper, named }, null);
    const inArms = assignArms(matching, shopper.userId, null);
    const kept = this.caps === null ? inArms : cap(inArms, this.caps, null);
    score(kept, this.shortlist.slot, shopper);
    for (const contender of kept) this.wait(contender);
  }

  private isProposed(offer: Offer): boolean {
    const { from, until, scheme } = offer;
    if (this.now < from || this.now >= until) return false;
    return scheme.place < 0 || this.onlooker.audiences.holds(scheme.place);
  }
}

function topOf(tops: readonly number[], at: number): number {
  return at < tops.length ? (tops[at] as number) : 0;
}
