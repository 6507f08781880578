import { Money } from '@boon/shared-kernel';
import type { BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import { pricerOf, type Pricer, type Waived } from './pricer.js';
import { DEFAULT_SUBSIDY_LIMITS, type SubsidyLimits } from './subsidy.js';

/** What one unit of a product costs with one benefit. */
export interface PriceAfterBenefit {
  /** False when out of scope, below the threshold, or of no use for the product. */
  readonly applies: boolean;
  readonly discount: Money;
  readonly payable: Money;
  /** In scope, but this much short of the threshold. */
  readonly missing?: Money;
  /** Leaves the price, and waives the interest of plans over so many months, up to this amount. */
  readonly waives?: Waived;
}

/** A product as a page shows it. */
interface Shown {
  readonly unitPrice: Money;
  readonly item: ScopedItem;
}

/** The price of one unit with the offered benefit alone: the same arithmetic as at checkout. */
export function priceAfterBenefit(
  terms: BenefitTerms,
  product: Shown,
  limits: SubsidyLimits = DEFAULT_SUBSIDY_LIMITS,
): PriceAfterBenefit {
  return priceBy(pricerOf(terms, limits), product);
}

/** The same with terms compiled before; `balance`: subsidy in fen that the shopper holds already. */
export function priceBy(pricer: Pricer, product: Shown, balance = 0): PriceAfterBenefit {
  const { unitPrice, item } = product;
  const unchanged = { applies: false, discount: Money.ZERO, payable: unitPrice };
  if (!pricer.covers(item)) return unchanged;
  if (pricer.waives) return { ...unchanged, applies: true, waives: pricer.waives };
  const unitFen = Number(unitPrice.fen);
  if (unitFen < pricer.threshold) {
    return { ...unchanged, missing: Money.ofFen(pricer.threshold - unitFen) };
  }
  const fen = pricer.discountOn(unitFen, balance);
  const discount = Money.ofFen(fen);
  return { applies: fen > 0, discount, payable: unitPrice.minus(discount) };
}
