import { Money } from '@boon/shared-kernel';
import { moduleFor, type BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';

/** What one unit of a product costs with one benefit. */
export interface PriceAfterBenefit {
  /** False when out of scope, below the threshold, or without effect on the price. */
  readonly applies: boolean;
  readonly discount: Money;
  readonly payable: Money;
  /** In scope, but this much short of the threshold. */
  readonly missing?: Money;
}

/** The price of one unit with the offered benefit alone: the same arithmetic as at checkout. */
export function priceAfterBenefit(
  terms: BenefitTerms,
  product: { readonly unitPrice: Money; readonly item: ScopedItem },
): PriceAfterBenefit {
  const { unitPrice, item } = product;
  const rule = moduleFor(terms).priceRule(terms);
  const unchanged = { applies: false, discount: Money.ZERO, payable: unitPrice };
  if (rule === null || !rule.covers(item)) return unchanged;

  const missing = rule.threshold.minus(unitPrice);
  if (missing.isPositive()) return { ...unchanged, missing };

  const discount = rule.discountOn(unitPrice);
  return { applies: discount.isPositive(), discount, payable: unitPrice.minus(discount) };
}
