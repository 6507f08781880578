import { subsidyOn, type SubsidyLimits } from '../subsidy.js';

/** What an order draws from the balance beside its discounts; all in whole fen. */
export class OrderBalance {
  constructor(
    private readonly amount: number,
    private readonly balance: number,
    private readonly limits: SubsidyLimits,
  ) {}

  subsidyWith(discount: number): number {
    return subsidyOn(this.amount - discount, this.balance, this.limits);
  }

  /** Discount and subsidy together: never falls as the discount grows, for a share is at most the whole. */
  totalWith(discount: number): number {
    return discount + this.subsidyWith(discount);
  }

  /** The least discount that comes, with its subsidy, to this total; the total must be within reach. */
  leastDiscountFor(total: number): number {
    let [low, high] = [0, this.amount];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.totalWith(middle) >= total) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
