import type { Money } from '@boon/shared-kernel';
import type { ScopedItem } from '../scope.js';

/** The groups of price benefits, in the order in which they are applied. */
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
  readonly threshold: Money;
  covers(item: ScopedItem): boolean;
  /** The discount on an eligible subtotal: never more than it, zero below the threshold, never falls as it grows. */
  discountOn(subtotal: Money): Money;
}
