import type { Offer } from '../catalogue/domain/offer.js';

/** So many offers are compared one by one. */
const FEW = 8;

/** Whether one answer may not show both. */
export function excludeEachOther(one: Offer, other: Offer): boolean {
  if (!one.barsOthers && !other.barsOthers) return one.stock === other.stock;
  return one.exclusions.some((key) => other.exclusions.includes(key));
}

/** What an answer shows, and what it may therefore not show beside it. */
export class Shown {
  private readonly offers: Offer[] = [];
  private isPlain = true;
  /** Made when it is first needed: most answers show few offers that bar nothing but their own stock. */
  private keys: Set<string> | null = null;

  get count(): number {
    return this.offers.length;
  }

  add(offer: Offer): void {
    this.offers.push(offer);
    if (offer.barsOthers) this.isPlain = false;
    if (this.keys !== null) for (const key of offer.exclusions) this.keys.add(key);
  }

  excludes(offer: Offer): boolean {
    const { offers } = this;
    if (!this.isPlain || offer.barsOthers || offers.length > FEW) {
      return offer.exclusions.some((key) => this.has(key));
    }
    for (let at = 0; at < offers.length; at += 1) {
      if ((offers[at] as Offer).stock === offer.stock) return true;
    }
    return false;
  }

  /** Whether one of the offers has this key. */
  has(key: string): boolean {
    this.keys ??= new Set(this.offers.flatMap(({ exclusions }) => exclusions));
    return this.keys.has(key);
  }
}
