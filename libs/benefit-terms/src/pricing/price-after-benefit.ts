import { Money } from '@boon/shared-kernel';
import { moduleFor, type BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import { DEFAULT_SUBSIDY_LIMITS, subsidyOn, type SubsidyLimits } from './subsidy.js';

/** What one unit of a product costs with one benefit. */
export interface PriceAfterBenefit {
  /** False when out of scope, below the threshold, or of no use for the product. */
  readonly applies: boolean;
  readonly discount: Money;
  readonly payable: Money;
  /** In scope, but this much short of the threshold. */
  readonly missing?: Money;
  /** Leaves the price, and waives the interest of plans over so many months, up to this amount. */
  readonly waives?: { readonly months: readonly number[]; readonly atMost: Money };
}

/** The price of one unit with the offered benefit alone: the same arithmetic as at checkout. */
export function priceAfterBenefit(
  terms: BenefitTerms,
  product: { readonly unitPrice: Money; readonly item: ScopedItem },
  limits: SubsidyLimits = DEFAULT_SUBSIDY_LIMITS,
): PriceAfterBenefit {
  const { unitPrice, item } = product;
  const unchanged = { applies: false, discount: Money.ZERO, payable: unitPrice };
  const effect = moduleFor(terms).effect(terms);
  switch (effect.on) {
    case 'nothing':
      return unchanged;
    case 'balance':
      return lowered(unitPrice, subsidyOn(fenOf(unitPrice), fenOf(effect.lot), limits));
    case 'interest': {
      if (!effect.waiver.covers(item)) return unchanged;
      const { months, cap } = effect.waiver;
      return { ...unchanged, applies: true, waives: { months: [...months], atMost: cap } };
    }
    case 'price': {
      if (!effect.rule.covers(item)) return unchanged;
      const missing = effect.rule.threshold.minus(unitPrice);
      if (missing.isPositive()) return { ...unchanged, missing };
      return lowered(unitPrice, effect.rule.discountOn(fenOf(unitPrice)));
    }
  }
}

function lowered(unitPrice: Money, fen: number): PriceAfterBenefit {
  const discount = Money.ofFen(fen);
  return { applies: fen > 0, discount, payable: unitPrice.minus(discount) };
}

function fenOf(money: Money): number {
  return Number(money.fen);
}
