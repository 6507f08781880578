import { compareOffers, type Offer } from './offer.js';

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
    return Posting.ofRanked([...offers].sort(compareOffers));
  }

  /** Of offers that stand in order of rank. */
  static ofRanked(offers: readonly Offer[]): Posting {
    return new Posting(
      offers,
      Int32Array.from(offers, ({ scheme }) => scheme.place),
      Uint8Array.from(offers, ({ chain }) => chain),
    );
  }

  /** The posting without some of its offers and with others: what stands between two edits is copied as one block. */
  edited(removed: readonly Offer[], added: readonly Offer[]): Posting {
    const gone = removed
      .map((offer) => rankOf(this.offers, offer))
      .sort((one, other) => one - other);
    const fresh = [...added].sort(compareOffers);
    const length = this.offers.length - gone.length + fresh.length;
    const offers: Offer[] = [];
    const places = new Int32Array(length);
    const chains = new Uint8Array(length);
    let from = 0;
    let next = 0;
    const copyUntil = (until: number): void => {
      places.set(this.places.subarray(from, until), offers.length);
      chains.set(this.chains.subarray(from, until), offers.length);
      for (; from < until; from += 1) offers.push(this.offers[from] as Offer);
    };
    for (const offer of fresh) {
      const at = rankOf(this.offers, offer);
      for (; next < gone.length && (gone[next] as number) < at; next += 1) {
        copyUntil(gone[next] as number);
        from += 1;
      }
      copyUntil(at);
      places[offers.length] = offer.scheme.place;
      chains[offers.length] = offer.chain;
      offers.push(offer);
    }
    for (; next < gone.length; next += 1) {
      copyUntil(gone[next] as number);
      from += 1;
    }
    copyUntil(this.offers.length);
    return new Posting(offers, places, chains);
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
