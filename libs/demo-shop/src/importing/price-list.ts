import { medianOf } from '../retailer/median.js';
import type { RetailProduct, SeenPrice } from '../retailer/retailer.js';

const LAST_RESORT_FEN = 999;

/** A product's price in fen, and whether it was worked out instead of seen. */
export interface ListPrice {
  readonly fen: number;
  readonly estimated: boolean;
}

/**
 * What each product costs: the listed or the latest seen price, else the median of the products most like
 * it, else of those next like it, else 999 fen. Used in three steps: `see` all prices, `admit` all
 * products, then `settle` each product.
 */
export class PriceList {
  private readonly latest = new Map<string, SeenPrice>();
  private readonly pricesOfGroup = new Map<string, number[]>();
  private readonly medianOfGroup = new Map<string, number | undefined>();
  private readonly settled = new Map<string, number>();
  private readonly sightings = new Map<string, number>();

  /** Of two prices of one product the later one counts; at the same instant the dearer one. */
  see(price: SeenPrice): void {
    this.sightings.set(price.sku, this.timesSeen(price.sku) + 1);
    const known = this.latest.get(price.sku);
    const isLater =
      known === undefined ||
      price.at > known.at ||
      (price.at === known.at && price.fen > known.fen);
    if (isLater) this.latest.set(price.sku, price);
  }

  admit(product: RetailProduct): void {
    const fen = this.seenPriceOf(product);
    if (fen === undefined) return;
    for (const group of product.alike) {
      const prices = this.pricesOfGroup.get(group);
      if (prices === undefined) this.pricesOfGroup.set(group, [fen]);
      else prices.push(fen);
    }
  }

  settle(product: RetailProduct): ListPrice {
    const seen = this.seenPriceOf(product);
    const fen = seen ?? this.estimateOf(product);
    this.settled.set(product.sku, fen);
    return { fen, estimated: seen === undefined };
  }

  /** The settled price of a product in fen; undefined for a product that there is not. */
  priceOf(sku: string): number | undefined {
    return this.settled.get(sku);
  }

  /** How often a price of the product was seen: about how often it was sold. */
  timesSeen(sku: string): number {
    return this.sightings.get(sku) ?? 0;
  }

  get size(): number {
    return this.settled.size;
  }

  private seenPriceOf(product: RetailProduct): number | undefined {
    return product.listedFen ?? this.latest.get(product.sku)?.fen;
  }

  private estimateOf(product: RetailProduct): number {
    for (const group of product.alike) {
      const median = this.medianFor(group);
      if (median !== undefined) return median;
    }
    return LAST_RESORT_FEN;
  }

  private medianFor(group: string): number | undefined {
    if (!this.medianOfGroup.has(group)) {
      this.medianOfGroup.set(group, medianOf(this.pricesOfGroup.get(group) ?? []));
    }
    return this.medianOfGroup.get(group);
  }
}
