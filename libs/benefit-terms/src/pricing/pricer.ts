import type { Money } from '@boon/shared-kernel';
import { moduleFor, type BenefitTerms } from '../kinds/registry.js';
import type { ScopedItem } from '../scope.js';
import { shareOf } from './fen.js';
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
  /** The discount for who holds no subsidy, where it is that simple (`simpleDiscount`); null: ask `discountOn`. */
  readonly simple: SimpleDiscount | null;
  /** Null unless the benefit is about interest. */
  readonly waives: Waived | null;
}

const WHOLE = 10_000;
/** Larger amounts are rare; smaller ones are kept in fewer bytes. */
const SIMPLE_AT_MOST = 2 ** 31;

const NOTHING: Pricer = {
  covers: () => false,
  threshold: 0,
  discountOn: () => 0,
  simple: null,
  waives: null,
};

/** A share of the price in basis points, up to an amount in fen; all of it: a fixed amount. */
export interface SimpleDiscount {
  readonly points: number;
  readonly atMostFen: number;
}

/** What a simple discount takes off one unit that reaches its threshold. */
export function simpleDiscount({ points, atMostFen }: SimpleDiscount, unitFen: number): number {
  return Math.min(points === WHOLE ? unitFen : shareOf(unitFen, points), atMostFen);
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
      const atMost = Math.min(Number(limits.ceiling.fen), lot);
      const simple = simpleOf(limits.share.value, atMost);
      return { covers: () => true, threshold: 0, discountOn, simple, waives: null };
    }
    case 'interest': {
      const { waiver } = effect;
      const waives = { months: [...waiver.months], atMost: waiver.cap };
      return {
        covers: (item) => waiver.covers(item),
        threshold: 0,
        discountOn: () => 0,
        simple: null,
        waives,
      };
    }
    case 'price': {
      const { rule } = effect;
      return {
        covers: (item) => rule.covers(item),
        threshold: Number(rule.threshold.fen),
        discountOn: (unitFen) => rule.discountOn(unitFen),
        simple: reductionOf(terms),
        waives: null,
      };
    }
  }
}

function reductionOf(terms: BenefitTerms): SimpleDiscount | null {
  const reduction = 'reduction' in terms ? terms.reduction : null;
  if (reduction === null) return null;
  if (reduction.by === 'amount') return simpleOf(WHOLE, Number(reduction.amount.fen));
  return reduction.cap && simpleOf(reduction.percent.value, Number(reduction.cap.fen));
}

function simpleOf(points: number, atMostFen: number): SimpleDiscount | null {
  return atMostFen < SIMPLE_AT_MOST ? { points, atMostFen } : null;
}
