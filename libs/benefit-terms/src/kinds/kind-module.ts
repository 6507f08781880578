import type { Money } from '@boon/shared-kernel';
import type { SubsidyLimits } from '../pricing/subsidy.js';
import type { Effect } from './effect.js';
import type { WireFields } from './wire-fields.js';

/** Terms as they travel: plain JSON, money as decimal strings of fen, shares in basis points. */
export interface TermsWire {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/**
 * How what a user holds of a kind is used up: by one order as a whole; by orders in parts, until nothing
 * remains; by being sent to an address; by being shown at an event, once.
 */
export type KindUse = 'by-order' | 'in-parts' | 'by-shipment' | 'by-check-in';

/** Among which benefits a kind is looked for when something is to be shown. */
export type BenefitFamily = 'coupons' | 'vouchers' | 'balances' | 'product-benefits';

/** All that one kind of benefit knows of itself. A new kind is one such module and its line in the registry. */
export interface KindModule<Terms extends { readonly kind: string }> {
  readonly kind: Terms['kind'];
  readonly use: KindUse;
  readonly family: BenefitFamily;
  /** Who may bring it into the platform: merchants' benefits come by proposals only. */
  readonly broughtBy: 'platform' | 'merchants';
  /** Reads the fields and reports every fault to `fields`; what it answers counts only when there is none. */
  read(fields: WireFields, limits: SubsidyLimits): Terms;
  toWire(terms: Terms): TermsWire;
  /** The most that one grant can cost; null when the terms set no bound. */
  worstCase(terms: Terms): Money | null;
  effect(terms: Terms): Effect;
}
