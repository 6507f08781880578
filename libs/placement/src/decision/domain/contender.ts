import type { PriceAfterBenefit } from '@boon/benefit-terms';
import { priceBy, pricerOf, type ResolvedTerms } from '@boon/benefit-terms/offering';
import type { Offer } from '../../catalogue/domain/offer.js';
import type { Hooked } from '../../hook/domain/hooked.js';
import type { Candidate } from './candidate.js';
import type { ShownProduct } from './facts.js';

/** A candidate while it is being decided upon: plain numbers, the price in full only when asked for. */
export class Contender implements Candidate {
  score = 0;
  arm: string | null = null;
  hooked: Hooked | null = null;

  constructor(
    readonly offer: Offer,
    readonly product: ShownProduct | null,
    /** What the shopper would save on the product shown, else at most; in fen. */
    public savingFen: number,
    /** Subsidy that the shopper holds already, in fen. */
    private readonly balance: number,
    readonly resolved: ResolvedTerms | null = null,
  ) {}

  get price(): PriceAfterBenefit | null {
    if (this.product === null) return null;
    const { resolved, offer } = this;
    const pricer = resolved ? pricerOf(resolved.terms) : offer.stock.pricer;
    return priceBy(pricer, this.product, this.balance);
  }
}
