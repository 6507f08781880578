import type { Money } from '@boon/shared-kernel';
import { NO_EFFECT } from './effect.js';
import type { KindModule } from './kind-module.js';

/** An article of the shop, sent to an address, at the cost that its funder declares. */
export interface PhysicalGiftTerms {
  readonly kind: 'physical-gift';
  readonly sku: string;
  readonly unitCost: Money;
}

/** Something that is sent to the winner. */
export const physicalGift: KindModule<PhysicalGiftTerms> = {
  kind: 'physical-gift',
  use: 'by-shipment',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => ({
    kind: 'physical-gift',
    sku: fields.text('sku'),
    unitCost: fields.money('unitCost', 0n),
  }),
  toWire: ({ kind, sku, unitCost }) => ({ kind, sku, unitCost: unitCost.toString() }),
  worstCase: (terms) => terms.unitCost,
  effect: () => NO_EFFECT,
};
