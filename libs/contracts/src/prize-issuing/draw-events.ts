import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant, userId } from '../fields.js';
import { PRIZE_ISSUING_TOPIC } from './topics.js';

const prizeKey = z.string().min(1).max(64);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A chance was drawn, once and for all; what it granted is told by `BenefitClaimed` too. */
export const DrawCompleted = defineEvent({
  type: 'prize-issuing.draw-completed.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    chanceId: id,
    lotteryId: id,
    roundId: id,
    userId,
    /** The number of the chance in its round. */
    nonce: z.int().positive(),
    /** What the random numbers, or pity, said. */
    drawnPrize: prizeKey,
    /** The same, the consolation, or (that was refused too) nothing. */
    awardedPrize: prizeKey.nullable(),
    /** Why it is not what was drawn. */
    reason: z.string().max(80).nullable(),
    /** Null for a blank. */
    grantId: id.nullable(),
    stockId: id.nullable(),
    drawnAt: instant,
  }),
  example: {
    chanceId: '01990000-0000-7000-8000-000000000031',
    lotteryId: '01990000-0000-7000-8000-000000000032',
    roundId: '01990000-0000-7000-8000-000000000033',
    userId: 'u-1001',
    nonce: 17,
    drawnPrize: 'coupon-50',
    awardedPrize: 'coupon-50',
    reason: null,
    grantId: '01990000-0000-7000-8000-000000000011',
    stockId: '01990000-0000-7000-8000-000000000001',
    drawnAt: '2026-11-11T12:00:00.000Z',
  },
});

/** A round's commitments, published before its first chance is sold. */
export const LotteryRoundOpened = defineEvent({
  type: 'prize-issuing.lottery-round-opened.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.lotteryId,
  schema: z.object({
    lotteryId: id,
    roundId: id,
    number: z.int().positive(),
    capacity: z.int().positive(),
    /** SHA-256 of the server seed. */
    seedHash: sha256,
    /** SHA-256 of the canonical prize table. */
    tableHash: sha256,
  }),
  example: {
    lotteryId: '01990000-0000-7000-8000-000000000032',
    roundId: '01990000-0000-7000-8000-000000000033',
    number: 1,
    capacity: 10_000,
    seedHash: 'a'.repeat(64),
    tableHash: 'b'.repeat(64),
  },
});

/** A round's seed, published after its last draw: everybody can check it now. */
export const LotteryRoundRevealed = defineEvent({
  type: 'prize-issuing.lottery-round-revealed.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.lotteryId,
  schema: z.object({
    lotteryId: id,
    roundId: id,
    number: z.int().positive(),
    /** 32 bytes, hex. */
    serverSeed: sha256,
  }),
  example: {
    lotteryId: '01990000-0000-7000-8000-000000000032',
    roundId: '01990000-0000-7000-8000-000000000033',
    number: 1,
    serverSeed: 'c'.repeat(64),
  },
});

export type DrawCompletedPayload = typeof DrawCompleted.example;
