import { compareOffers, type Offer } from './offer.js';

/** Few edits move what stands behind them; many are merged in one walk. */
const MOVED_ONE_BY_ONE = 16;

/**
 * Offers in order of rank, with what recall looks at first beside them in columns: most offers are passed by
 * without being touched. Immutable.
 */
export class Posting {
  static readonly EMPTY = new Posting([], new Int32Array(0), new Uint8Array(0));

  private constructor(
    readonly offers: readonly Offer[],
    /** `offers[i]`'s audience among those of the snapshot; -1: everyone. */
    readonly places: Int32Array,
    /** The number of the source that proposes `offers[i]`. */
    readonly chains: Uint8Array,
  ) {}

  static of(offers: readonly Offer[]): Posting {
    return Posting.sorted([...offers].sort(compareOffers));
  }

  private static sorted(offers: readonly Offer[]): Posting {
    return new Posting(
      offers,
      Int32Array.from(offers, ({ scheme }) => scheme.place),
      Uint8Array.from(offers, ({ chain }) => chain),
    );
  }

  /** The posting without some of its offers and with others. */
  edited(removed: readonly Offer[], added: readonly Offer[]): Posting {
    if (removed.length + added.length > MOVED_ONE_BY_ONE) return this.rebuilt(removed, added);
    const offers = this.offers.slice();
    // Room for all that is added; what stands behind an edit is moved as one block.
    const places = new Int32Array(offers.length + added.length);
    const chains = new Uint8Array(offers.length + added.length);
    places.set(this.places);
    chains.set(this.chains);
    for (const offer of removed) {
      const at = rankOf(offers, offer);
      places.copyWithin(at, at + 1, offers.length);
      chains.copyWithin(at, at + 1, offers.length);
      offers.splice(at, 1);
    }
    for (const offer of added) {
      const at = rankOf(offers, offer);
      places.copyWithin(at + 1, at, offers.length);
      chains.copyWithin(at + 1, at, offers.length);
      places[at] = offer.scheme.place;
      chains[at] = offer.chain;
      offers.splice(at, 0, offer);
    }
    const { length } = offers;
    return new Posting(offers, places.subarray(0, length), chains.subarray(0, length));
  }

  private rebuilt(removed: readonly Offer[], added: readonly Offer[]): Posting {
    const gone = new Set(removed);
    const kept = this.offers.filter((each) => !gone.has(each));
    return Posting.sorted(merged(kept, [...added].sort(compareOffers)));
  }
}

/** Where an offer stands, or would stand: no two have the same rank. */
function rankOf(offers: readonly Offer[], offer: Offer): number {
  let [low, high] = [0, offers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOffers(offers[middle] as Offer, offer) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(one: readonly Offer[], other: readonly Offer[]): Offer[] {
  const all: Offer[] = [];
  let next = 0;
  for (const offer of one) {
    while (next < other.length && compareOffers(other[next] as Offer, offer) < 0) {
      all.push(other[next] as Offer);
      next += 1;
    }
    all.push(offer);
  }
  for (; next < other.length; next += 1) all.push(other[next] as Offer);
  return all;
}
