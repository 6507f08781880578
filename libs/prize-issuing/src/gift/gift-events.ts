import {
  GiftAddressGiven,
  GiftCancelled,
  GiftDelivered,
  GiftShipped,
} from '@boon/contracts/prize-issuing';
import type { DomainEvent } from '@boon/shared-kernel';
import type { Gift, GiftState } from './domain/gift.js';

/** What is told of a gift that came into its state: never where it is sent to. */
export function giftMoved({ parts }: Gift): DomainEvent[] {
  const { grantId, userId, stockId, name } = parts;
  const gift = { grantId, userId, stockId, name };
  const at = parts.changedAt.toISOString();
  const told: Readonly<Partial<Record<GiftState, () => DomainEvent>>> = {
    'address-given': () => GiftAddressGiven.of({ ...gift, addressGivenAt: at }),
    shipped: () =>
      GiftShipped.of({
        ...gift,
        carrier: parts.shipment?.carrier ?? '',
        trackingNumber: parts.shipment?.trackingNumber ?? '',
        shippedAt: at,
      }),
    delivered: () => GiftDelivered.of({ ...gift, deliveredAt: at }),
    cancelled: () =>
      GiftCancelled.of({ ...gift, reason: parts.cancelReason ?? '', cancelledAt: at }),
  };
  const event = told[parts.state];
  return event === undefined ? [] : [event()];
}
