import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, instant, userId } from '../fields.js';
import { SHOP_TOPIC } from './topics.js';

const shopId = z.string().min(1).max(64);

const order = z.object({
  orderId: shopId,
  userId,
  paidAt: instant,
  amountFen: fen,
  lines: z.array(z.looseObject({ sku: shopId })).max(500),
});

const ORDER = {
  orderId: 'o-1',
  userId: 'u-1001',
  paidAt: '2026-11-11T12:00:00.000Z',
  amountFen: '12900',
  lines: [{ sku: 'mask-01' }],
};

/** Told by the shop: a product is new or has changed. */
export const ProductChanged = defineEvent({
  type: 'shop.product-changed.v1',
  topic: SHOP_TOPIC,
  key: (payload) => payload.sku,
  schema: z.object({
    sku: shopId,
    spu: shopId,
    name: bilingual,
    categoryPath: z.string().max(700),
    brand: z.string().max(80),
    merchantId: shopId,
    priceFen: fen,
  }),
  example: {
    sku: 'mask-01',
    spu: 'mask',
    name: { zh: '补水面膜', en: 'Hydrating mask' },
    categoryPath: 'beauty/skincare/masks',
    brand: 'Lan',
    merchantId: 'm-7',
    priceFen: '12900',
  },
});

/** Told by the shop: a user is new, or their attributes have changed. */
export const UserChanged = defineEvent({
  type: 'shop.user-changed.v1',
  topic: SHOP_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ userId, attributes: z.record(z.string().max(40), z.unknown()) }),
  example: { userId: 'u-1001', attributes: { city: 'Chengdu' } },
});

/** Told by the shop: an order was paid. */
export const OrderPaid = defineEvent({
  type: 'shop.order-paid.v1',
  topic: SHOP_TOPIC,
  key: (payload) => payload.userId,
  schema: order,
  example: ORDER,
});

/** Told by the shop: all of a paid order was returned. */
export const OrderReturned = defineEvent({
  type: 'shop.order-returned.v1',
  topic: SHOP_TOPIC,
  key: (payload) => payload.userId,
  schema: order.extend({ returnedAt: instant }),
  example: { ...ORDER, returnedAt: '2026-11-13T12:00:00.000Z' },
});

/** Told by the shop: a user looked at a product or put it into the cart, followed or joined a merchant, or stopped. */
export const BehaviourRecorded = defineEvent({
  type: 'shop.behaviour-recorded.v1',
  topic: SHOP_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    userId,
    kind: z.enum(['view', 'add-to-cart', 'follow', 'unfollow', 'join', 'leave']),
    at: instant,
    merchantId: shopId.optional(),
    sku: shopId.optional(),
  }),
  example: { userId: 'u-1001', kind: 'view', at: '2026-11-11T12:00:00.000Z', sku: 'mask-01' },
});
