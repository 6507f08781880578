import type { Money } from '@boon/shared-kernel';
import { NO_EFFECT } from './effect.js';
import type { KindModule } from './kind-module.js';

/** A raffle ticket, a badge, access: named by its event, at the cost that its funder declares. */
export interface EventItemTerms {
  readonly kind: 'event-item';
  readonly name: string;
  readonly unitCost: Money;
}

/** Any named item of a special event. */
export const eventItem: KindModule<EventItemTerms> = {
  kind: 'event-item',
  use: 'by-check-in',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => ({
    kind: 'event-item',
    name: fields.text('name'),
    unitCost: fields.money('unitCost', 0n),
  }),
  toWire: ({ kind, name, unitCost }) => ({ kind, name, unitCost: unitCost.toString() }),
  worstCase: (terms) => terms.unitCost,
  effect: () => NO_EFFECT,
};
