import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, id, instant, userId } from '../fields.js';
import { PRIZE_ISSUING_TOPIC } from './topics.js';

/** Which gift, and whose. Where it is sent to never leaves the tables of issuing. */
const gift = { grantId: id, userId, stockId: id, name: bilingual };
const exampleGift = {
  grantId: '01990000-0000-7000-8000-000000000011',
  userId: 'u-1001',
  stockId: '01990000-0000-7000-8000-000000000001',
  name: { zh: '保温杯', en: 'Thermos cup' },
};

/** The winner of a gift said where to send it; an address may be given again until it is shipped. */
export const GiftAddressGiven = defineEvent({
  type: 'prize-issuing.gift-address-given.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ ...gift, addressGivenAt: instant }),
  example: { ...exampleGift, addressGivenAt: '2026-11-12T12:00:00.000Z' },
});

/** A gift is on its way. */
export const GiftShipped = defineEvent({
  type: 'prize-issuing.gift-shipped.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    ...gift,
    carrier: z.string().max(64),
    trackingNumber: z.string().max(64),
    shippedAt: instant,
  }),
  example: {
    ...exampleGift,
    carrier: 'sf-express',
    trackingNumber: 'SF1234567890',
    shippedAt: '2026-11-13T12:00:00.000Z',
  },
});

/** A gift has arrived: its grant is used. */
export const GiftDelivered = defineEvent({
  type: 'prize-issuing.gift-delivered.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ ...gift, deliveredAt: instant }),
  example: { ...exampleGift, deliveredAt: '2026-11-15T12:00:00.000Z' },
});

/** A gift will not be sent: its grant is void, and the unit is the stock's again. */
export const GiftCancelled = defineEvent({
  type: 'prize-issuing.gift-cancelled.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ ...gift, reason: z.string().max(200), cancelledAt: instant }),
  example: {
    ...exampleGift,
    reason: 'out of production',
    cancelledAt: '2026-11-13T12:00:00.000Z',
  },
});

/** An item of an event was shown there and used. */
export const EventItemUsed = defineEvent({
  type: 'prize-issuing.event-item-used.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ ...gift, reference: z.string().max(64), usedAt: instant }),
  example: {
    ...exampleGift,
    name: { zh: '音乐节入场券', en: 'Festival ticket' },
    reference: 'gate-7-000123',
    usedAt: '2026-11-20T12:00:00.000Z',
  },
});

export type GiftShippedPayload = typeof GiftShipped.example;
export type GiftDeliveredPayload = typeof GiftDelivered.example;
export type GiftCancelledPayload = typeof GiftCancelled.example;
export type EventItemUsedPayload = typeof EventItemUsed.example;
