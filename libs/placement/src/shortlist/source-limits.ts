import { compareOffers, type Offer } from '../catalogue/domain/offer.js';
import { chainOf, limitsOf } from '../recall/recall.js';
import type { Shortlist } from './shortlist.js';
import type { Onlooker } from './onlooker.js';

/**
 * Whether the sources of a slot propose an offer to a shopper: each its highest ranks of those that run and are for
 * them, up to its limit. Counted only for sources that may have more than that.
 */
export class SourceLimits {
  private readonly limits: Int32Array;
  /** By source: the last one within its limit; null: all are. */
  private readonly lasts = new Map<number, Offer | null>();

  constructor(
    private readonly shortlist: Shortlist,
    private readonly onlooker: Pick<Onlooker, 'audiences' | 'picks'>,
    private readonly now: number,
  ) {
    this.limits = limitsOf(shortlist.slot);
  }

  allow(offer: Offer): boolean {
    const chain = this.chainOf(offer);
    if (!this.shortlist.mayExceed(chain)) return true;
    if (this.limits[chain] === 0) return false;
    let last = this.lasts.get(chain);
    if (last === undefined) {
      last = this.lastOf(chain);
      this.lasts.set(chain, last);
    }
    return last === null || compareOffers(offer, last) <= 0;
  }

  private lastOf(chain: number): Offer | null {
    const limit = this.limits[chain] as number;
    let count = 0;
    let before: Offer | null = null;
    for (const offer of inOrder(this.shortlist)) {
      if (offer === before || !this.isProposable(offer, chain)) continue;
      before = offer;
      count += 1;
      if (count === limit) return offer;
    }
    return null;
  }

  private isProposable(offer: Offer, chain: number): boolean {
    const { from, until, barred, scheme } = offer;
    if (barred !== null || this.chainOf(offer) !== chain) return false;
    if (this.now < from || this.now >= until) return false;
    return scheme.place < 0 || this.onlooker.audiences.holds(scheme.place);
  }

  private chainOf(offer: Offer): number {
    const { picks } = this.onlooker;
    return picks.size === 0 ? offer.chain : chainOf(offer, picks, this.limits);
  }
}

/** The offers of all postings, the highest rank first; one that stands in several comes several times in a row. */
function* inOrder({ postings }: Shortlist): Generator<Offer> {
  const nexts = postings.map(() => 0);
  for (;;) {
    let from = -1;
    let first: Offer | undefined;
    for (let at = 0; at < postings.length; at += 1) {
      const offer = postings[at]?.offers[nexts[at] as number];
      if (offer === undefined || (first && compareOffers(first, offer) <= 0)) continue;
      first = offer;
      from = at;
    }
    if (first === undefined) return;
    nexts[from] = (nexts[from] as number) + 1;
    yield first;
  }
}
