import type { Money } from '@boon/shared-kernel';
import type { PriceRule } from '../pricing/price-rule.js';
import type { ScopedItem } from '../scope.js';

/** Waives the interest of an instalment plan over one of these numbers of months. */
export interface InterestWaiver {
  readonly months: ReadonlySet<number>;
  /** The most that is waived. */
  readonly cap: Money;
  /** Interest is waived on what is left to pay of the lines that it covers. */
  covers(item: ScopedItem): boolean;
}

/** What a benefit does to an order. */
export type Effect =
  | { readonly on: 'price'; readonly rule: PriceRule }
  /** A lot of virtual currency, drawn after all price benefits. */
  | { readonly on: 'balance'; readonly lot: Money }
  | { readonly on: 'interest'; readonly waiver: InterestWaiver }
  | { readonly on: 'nothing' };

/** For kinds that leave an order as it is. */
export const NO_EFFECT: Effect = { on: 'nothing' };
