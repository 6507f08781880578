import { refused, type Refused } from '@boon/shared-kernel';

/** States of a gift; one that nobody gave an address for in time has `expired`. */
export const GIFT_STATES = [
  'won',
  'address-given',
  'shipped',
  'delivered',
  'cancelled',
  'expired',
] as const;

/** A state of a gift. */
export type GiftState = (typeof GIFT_STATES)[number];

/** Where a gift is sent to. Of a person: it stands in its table and in answers, in no log and no event. */
export interface GiftAddress {
  readonly recipient: string;
  readonly phone: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly postcode: string | null;
}

/** With whom a gift travels. */
export interface Shipment {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** What is known of a gift. */
export interface GiftParts {
  /** The grant that the gift is. */
  readonly grantId: string;
  readonly userId: string;
  readonly stockId: string;
  readonly sku: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Until then an address must be given. */
  readonly expiresAt: Date;
  readonly state: GiftState;
  readonly address: GiftAddress | null;
  readonly shipment: Shipment | null;
  readonly cancelReason: string | null;
  readonly wonAt: Date;
  readonly changedAt: Date;
}

/** Something that is done with a gift. */
export type GiftMove = 'give-address' | 'ship' | 'deliver' | 'cancel';

/** From which states a move leads where; anything else is refused. A parcel that came back is cancelled. */
const MOVES: Readonly<Record<GiftMove, { from: readonly GiftState[]; to: GiftState }>> = {
  'give-address': { from: ['won', 'address-given'], to: 'address-given' },
  ship: { from: ['address-given'], to: 'shipped' },
  deliver: { from: ['shipped'], to: 'delivered' },
  cancel: { from: ['won', 'address-given', 'shipped'], to: 'cancelled' },
};

/** Why a gift cannot do something. */
export type GiftRefusal = 'gift.state' | 'grant.expired';

/** An article of the shop on its way to the user who won it. */
export class Gift {
  private constructor(readonly parts: GiftParts) {}

  /** A gift as it is stored. */
  static restore(parts: GiftParts): Gift {
    return new Gift(parts);
  }

  /** The winner says where to send it, again and again until it is shipped. */
  giveAddress(address: GiftAddress, at: Date): GiftChange {
    return this.moved('give-address', { address }, at);
  }

  ship(shipment: Shipment, at: Date): GiftChange {
    return this.moved('ship', { shipment }, at);
  }

  deliver(at: Date): GiftChange {
    return this.moved('deliver', {}, at);
  }

  /** It will not be sent: nobody needs the address any more. */
  cancel(cancelReason: string, at: Date): GiftChange {
    return this.moved('cancel', { cancelReason, address: null }, at);
  }

  private moved(
    move: GiftMove,
    of: Partial<Pick<GiftParts, 'address' | 'shipment' | 'cancelReason'>>,
    changedAt: Date,
  ): GiftChange {
    const { state } = this.parts;
    if (state === 'expired') return refused('grant.expired');
    const { from, to } = MOVES[move];
    if (!from.includes(state)) return refused('gift.state', { state, move });
    return { ok: true, gift: new Gift({ ...this.parts, ...of, state: to, changedAt }) };
  }
}

/** The gift after a move, or why it does not move. */
export type GiftChange = { readonly ok: true; readonly gift: Gift } | Refused<GiftRefusal>;
