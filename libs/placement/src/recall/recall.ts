import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { compareOffers } from '../catalogue/domain/offer.js';
import type { Posting } from '../catalogue/domain/posting.js';
import type { SlotIndex } from '../catalogue/domain/slot-index.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import type { Slot } from '../slot/domain/slot.js';

const CHAINS = RECALL_SOURCES.length;
/** The number of the source that proposes what was picked for the shopper. */
export const PERSONALISED = RECALL_SOURCES.indexOf('personalised');

/** What recall is asked for: the offers of a slot that may be shown to this shopper now. */
export interface RecallQuery {
  readonly slot: Slot;
  readonly index: SlotIndex;
  /** Where to look for offers on the product shown; null: the slot shows none. */
  readonly keys: readonly string[] | null;
  readonly audiences: AskedAudiences;
  /** Epoch ms. */
  readonly now: number;
  /** Stocks picked for this shopper. */
  readonly picks: ReadonlySet<string>;
  /** How many candidates this request may still recall. */
  readonly most: number;
}

/**
 * What is proposed: running now, not switched off, its audience holding, found under the product shown; of each
 * source the highest ranks up to its limit. Walks the postings and makes no object for what it passes by.
 */
export function recall(query: RecallQuery): readonly Offer[] {
  const limits = limitsOf(query.slot);
  const { index, keys } = query;
  const walk = new Walk(query, limits);
  if (query.most <= 0) return [];
  walk.over(keys === null ? index.all : index.anywhere);
  for (const key of keys ?? []) {
    const posting = index.under(key);
    if (posting !== undefined) walk.over(posting);
  }
  // What stands under several keys, and what others of its source outrank, is no candidate and counts for nothing.
  const proposed = walk.withinLimits();
  return proposed.length > query.most ? proposed.slice(0, query.most) : proposed;
}

/** By number of source: how many candidates it may propose; 0 where the slot does not take from it. */
export function limitsOf(slot: Slot): Int32Array {
  const known = LIMITS.get(slot);
  if (known) return known;
  const limits = new Int32Array(CHAINS);
  for (const { source, limit } of slot.sources) limits[RECALL_SOURCES.indexOf(source)] = limit;
  LIMITS.set(slot, limits);
  return limits;
}

const LIMITS = new WeakMap<Slot, Int32Array>();

/** The number of the source that proposes the offer to this shopper. */
export function chainOf(offer: Offer, picks: ReadonlySet<string>, limits: Int32Array): number {
  const isPicked = picks.size > 0 && (limits[PERSONALISED] as number) > 0;
  return isPicked && picks.has(offer.stock.id) ? PERSONALISED : offer.chain;
}

class Walk {
  readonly found: Offer[] = [];
  /** Of the posting at hand, and over all postings. */
  private readonly taken = new Int32Array(CHAINS);
  private readonly proposed = new Int32Array(CHAINS);
  /** Whether an offer may stand under several of the product's keys. */
  private mayRepeat = false;

  constructor(
    private readonly query: RecallQuery,
    private readonly limits: Int32Array,
  ) {}

  over(posting: Posting): void {
    const { offers, places, chains } = posting;
    const { audiences, picks } = this.query;
    const { taken, limits } = this;
    const hasPicks = picks.size > 0;
    taken.fill(0);
    for (let at = 0; at < places.length; at += 1) {
      const usual = chains[at] as number;
      if (!hasPicks && (taken[usual] as number) >= (limits[usual] as number)) continue;
      const place = places[at] as number;
      if (place >= 0 && !audiences.holds(place)) continue;
      this.propose(offers[at] as Offer);
    }
  }

  private propose(offer: Offer): void {
    const { now, picks } = this.query;
    const { taken, limits, proposed } = this;
    if (offer.barred !== null || now < offer.from || now >= offer.until) return;
    const chain = picks.size === 0 ? offer.chain : chainOf(offer, picks, limits);
    if ((taken[chain] as number) >= (limits[chain] as number)) return;
    taken[chain] = (taken[chain] as number) + 1;
    proposed[chain] = (proposed[chain] as number) + 1;
    this.found.push(offer);
    if (offer.stock.reach !== null && offer.stock.reach.length > 1) this.mayRepeat = true;
  }

  /** An offer may stand under several keys of the product, and each posting took up to the limit. */
  withinLimits(): readonly Offer[] {
    const { limits, proposed } = this;
    const isWithin = proposed.every((count, chain) => count <= (limits[chain] as number));
    if (isWithin && !this.mayRepeat) return this.found;
    const once = this.mayRepeat ? [...new Set(this.found)] : this.found;
    return isWithin ? once : this.highest(once.sort(compareOffers));
  }

  private highest(offers: readonly Offer[]): readonly Offer[] {
    const { taken, limits } = this;
    const { picks } = this.query;
    taken.fill(0);
    return offers.filter((offer) => {
      const chain = chainOf(offer, picks, limits);
      taken[chain] = (taken[chain] as number) + 1;
      return (taken[chain] as number) <= (limits[chain] as number);
    });
  }
}
