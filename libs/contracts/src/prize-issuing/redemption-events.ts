import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, id, instant, userId } from '../fields.js';
import { PRIZE_ISSUING_TOPIC } from './topics.js';

/** A grant was used on an order: the order is paid, the lock is confirmed. */
export const GrantRedeemed = defineEvent({
  type: 'prize-issuing.grant-redeemed.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    grantId: id,
    userId,
    stockId: id,
    redemptionId: id,
    orderId: z.string().max(64),
    name: bilingual,
    discount: fen,
    platformPaid: fen,
    merchantPaid: fen,
    redeemedAt: instant,
  }),
  example: {
    grantId: '01990000-0000-7000-8000-000000000011',
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    redemptionId: '01990000-0000-7000-8000-000000000031',
    orderId: 'o-1',
    name: { zh: '满300减50', en: '50 off 300' },
    discount: '5000',
    platformPaid: '5000',
    merchantPaid: '0',
    redeemedAt: '2026-11-11T12:10:00.000Z',
  },
});

/** Money of a grant went back because lines of its order were returned. */
export const GrantReturned = defineEvent({
  type: 'prize-issuing.grant-returned.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    grantId: id,
    userId,
    stockId: id,
    redemptionId: id,
    orderId: z.string().max(64),
    name: bilingual,
    givenBack: fen,
    /** What became of the grant: still used, or back in the wallet, or past its time. */
    grantState: z.enum(['used', 'held', 'expired']),
    returnedAt: instant,
  }),
  example: {
    grantId: '01990000-0000-7000-8000-000000000011',
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    redemptionId: '01990000-0000-7000-8000-000000000031',
    orderId: 'o-1',
    name: { zh: '满300减50', en: '50 off 300' },
    givenBack: '5000',
    grantState: 'held',
    returnedAt: '2026-11-12T12:00:00.000Z',
  },
});

/** A held grant passed its expiry. */
export const GrantExpired = defineEvent({
  type: 'prize-issuing.grant-expired.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ grantId: id, userId, stockId: id, name: bilingual, expiredAt: instant }),
  example: {
    grantId: '01990000-0000-7000-8000-000000000011',
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    name: { zh: '满300减50', en: '50 off 300' },
    expiredAt: '2026-11-18T12:00:00.000Z',
  },
});

/** A held grant was taken back from its holder. */
export const GrantVoided = defineEvent({
  type: 'prize-issuing.grant-voided.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({ grantId: id, userId, stockId: id, name: bilingual, voidedAt: instant }),
  example: {
    grantId: '01990000-0000-7000-8000-000000000011',
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    name: { zh: '满300减50', en: '50 off 300' },
    voidedAt: '2026-11-12T12:00:00.000Z',
  },
});

export type GrantRedeemedPayload = typeof GrantRedeemed.example;
export type GrantReturnedPayload = typeof GrantReturned.example;
