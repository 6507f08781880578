import type { Condition } from '@boon/service-support/rules';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import { compareOffers } from '../catalogue/domain/offer.js';
import type { Posting } from '../catalogue/domain/posting.js';
import type { SlotIndex } from '../catalogue/domain/slot-index.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import type { Slot } from '../slot/domain/slot.js';

const CHAINS = RECALL_SOURCES.length;
const PERSONALISED = RECALL_SOURCES.indexOf('personalised');

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
  if (keys === null) {
    walk.over(index.all);
    return walk.found;
  }
  walk.over(index.anywhere);
  for (const key of keys) {
    const posting = index.under(key);
    if (posting !== undefined) walk.over(posting);
  }
  return walk.withinLimits();
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
  found: Offer[] = [];
  private readonly taken = new Int32Array(CHAINS);
  private readonly openChains: number;
  private walks = 0;

  constructor(
    private readonly query: RecallQuery,
    private readonly limits: Int32Array,
  ) {
    this.openChains = limits.reduce((open, limit) => (limit > 0 ? open + 1 : open), 0);
  }

  over({ offers, places }: Posting): void {
    const { audiences, now, picks, most } = this.query;
    const { taken, limits, found } = this;
    taken.fill(0);
    this.walks += 1;
    let open = this.openChains;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] as number;
      if (place >= 0 && audiences.isRuledOut(place)) continue;
      const offer = offers[at] as Offer;
      if (offer.barred !== null || now < offer.from || now >= offer.until) continue;
      if (place >= 0 && !audiences.holds(place, offer.scheme.audience as Condition)) continue;
      const chain = chainOf(offer, picks, limits);
      if ((taken[chain] as number) >= (limits[chain] as number)) continue;
      if (found.length >= most) return;
      found.push(offer);
      taken[chain] = (taken[chain] as number) + 1;
      if (taken[chain] === limits[chain] && --open === 0) return;
    }
  }

  /** An offer may stand under several keys of the product, and each posting took up to the limit. */
  withinLimits(): readonly Offer[] {
    if (this.walks <= 1 || this.found.length <= 1) return this.found;
    const { picks } = this.query;
    const once = [...new Set(this.found)].sort(compareOffers);
    this.taken.fill(0);
    return once.filter((offer) => {
      const chain = chainOf(offer, picks, this.limits);
      this.taken[chain] = (this.taken[chain] as number) + 1;
      return (this.taken[chain] as number) <= (this.limits[chain] as number);
    });
  }
}
