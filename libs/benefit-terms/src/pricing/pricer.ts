import type { Money } from '@boon/shared-kernel';
import { moduleFor, type BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import { DEFAULT_SUBSIDY_LIMITS, subsidyOn, type SubsidyLimits } from './subsidy.js';

/** Waives the interest of plans over so many months, up to an amount. */
export interface Waived {
  readonly months: readonly number[];
  readonly atMost: Money;
}

/** One benefit made ready to price units of many products, in plain numbers of fen: what a page with many offers needs. */
export interface Pricer {
  /** True when the product is in the benefit's scope. */
  covers(item: ScopedItem): boolean;
  /** Below this price of one unit there is no discount. */
  readonly threshold: number;
  /** Off one unit that is covered and reaches the threshold; `balance`: subsidy that the shopper holds already. */
  discountOn(unitFen: number, balance?: number): number;
  /** The discount where it is a fixed amount (`flatDiscount`); null: ask `discountOn`. */
  readonly flat: number | null;
  /** Null unless the benefit is about interest. */
  readonly waives: Waived | null;
}

const NOTHING: Pricer = {
  covers: () => false,
  threshold: 0,
  discountOn: () => 0,
  flat: null,
  waives: null,
};

/** What a fixed amount takes off one unit: nothing below the threshold, and never more than the price. */
export function flatDiscount(amount: number, threshold: number, unitFen: number): number {
  return unitFen < threshold ? 0 : Math.min(amount, unitFen);
}

/** Compiles terms: the arithmetic of checkout, made ready once. */
export function pricerOf(
  terms: BenefitTerms,
  limits: SubsidyLimits = DEFAULT_SUBSIDY_LIMITS,
): Pricer {
  const effect = moduleFor(terms).effect(terms);
  switch (effect.on) {
    case 'nothing':
      return NOTHING;
    case 'balance': {
      const lot = Number(effect.lot.fen);
      const discountOn = (unitFen: number, balance = 0): number =>
        subsidyOn(unitFen, lot + balance, limits);
      return { covers: () => true, threshold: 0, discountOn, flat: null, waives: null };
    }
    case 'interest': {
      const { waiver } = effect;
      const waives = { months: [...waiver.months], atMost: waiver.cap };
      return {
        covers: (item) => waiver.covers(item),
        threshold: 0,
        discountOn: () => 0,
        flat: null,
        waives,
      };
    }
    case 'price': {
      const { rule } = effect;
      return {
        covers: (item) => rule.covers(item),
        threshold: Number(rule.threshold.fen),
        discountOn: (unitFen) => rule.discountOn(unitFen),
        flat: amountOf(terms),
        waives: null,
      };
    }
  }
}

function amountOf(terms: BenefitTerms): number | null {
  const reduction = 'reduction' in terms ? terms.reduction : null;
  return reduction?.by === 'amount' ? Number(reduction.amount.fen) : null;
}
