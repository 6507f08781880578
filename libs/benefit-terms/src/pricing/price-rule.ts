import type { Money } from '@boon/shared-kernel';
import type { ScopedItem } from '../scope.js';

/** The groups of price benefits, in the order in which they are applied; the subsidy comes after them. */
export const PRICE_GROUPS = [
  'product',
  'voucher',
  'category-or-full-reduction',
  'no-threshold',
] as const;

/** One of the groups; by default an order takes one grant of each. */
export type PriceGroup = (typeof PRICE_GROUPS)[number];

/** What amounts a benefit looks at: list prices, or what earlier groups left. */
export type PriceBasis = 'list' | 'running';

/** How a benefit takes part in the price of an order. */
export interface PriceRule {
  readonly group: PriceGroup;
  /** Grants compete within a slot: the group, or for vouchers the group and the merchant. */
  readonly slot: string;
  /** Null: as the mode of the order says. */
  readonly basis: PriceBasis | null;
  /** Bars every other price benefit. */
  readonly exclusive: boolean;
  /** Below this eligible subtotal there is no discount. */
  readonly threshold: Money;
  /** Equal texts mean equal discounts on equal subtotals. */
  readonly fingerprint: string;
  /** One fen less of subtotal never means more than one fen less of discount: no steps but the threshold. */
  readonly gradual: boolean;
  covers(item: ScopedItem): boolean;
  /**
   * The discount on an eligible subtotal that reaches the threshold, both whole fen: never more than it,
   * never falling as the subtotal grows. The search for the best price stands on both.
   */
  discountOn(subtotal: number): number;
}

/** The discount on any eligible subtotal. */
export function discountAt(subtotal: number, rule: PriceRule): number {
  return subtotal < Number(rule.threshold.fen) ? 0 : rule.discountOn(subtotal);
}
