import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, id, instant, terms, userId } from '../fields.js';
import { LONGEST_CLAIM_TOKEN } from './claim-token.js';
import { PRIZE_ISSUING_TOPIC } from './topics.js';

const claimMode = z.enum(['tap', 'auto', 'service', 'code', 'draw', 'batch']);

/** A command to prize-issuing: claim what this signed token offers. */
export const ClaimRequested = defineEvent({
  type: 'prize-issuing.claim-requested.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    userId,
    /** Idempotency key of the auto-claim: user, stock and day of the decision, hashed into a UUID-like text. */
    claimKey: z.string().min(1).max(128),
    token: z.string().max(LONGEST_CLAIM_TOKEN),
    mode: claimMode,
    requestedAt: instant,
    /** HMACs of the natural person, as the page's token carried them; absent in older requests. */
    personKeys: z.array(z.string().min(1).max(128)).max(4).optional(),
  }),
  example: {
    userId: 'u-1001',
    claimKey: 'auto:u-1001:01990000-0000-7000-8000-000000000001:2026-11-11',
    token: 'v1.k1.eyJpZCI6IjAxIn0.c2lnbmF0dXJl',
    mode: 'auto',
    requestedAt: '2026-11-11T12:00:00.000Z',
  },
});

/** One benefit reached one user's wallet. */
export const BenefitClaimed = defineEvent({
  type: 'prize-issuing.benefit-claimed.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    grantId: id,
    userId,
    stockId: id,
    assetId: id,
    claimKey: z.string().max(128),
    mode: claimMode,
    name: bilingual,
    terms,
    worstCase: fen,
    schemeId: id.nullable(),
    channel: z.string().max(40).nullable(),
    slot: z.string().max(80).nullable(),
    claimedAt: instant,
    expiresAt: instant,
  }),
  example: {
    grantId: '01990000-0000-7000-8000-000000000011',
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    assetId: '01990000-0000-7000-8000-000000000002',
    claimKey: '01990000-0000-7000-8000-000000000021',
    mode: 'tap',
    name: { zh: '满300减50', en: '50 off 300' },
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    worstCase: '5000',
    schemeId: '01990000-0000-7000-8000-000000000003',
    channel: 'pdp',
    slot: 'pdp.any',
    claimedAt: '2026-11-11T12:00:00.000Z',
    expiresAt: '2026-11-18T12:00:00.000Z',
  },
});

/** An auto-claim or batch claim that the database refused. */
export const ClaimRefused = defineEvent({
  type: 'prize-issuing.claim-refused.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    userId,
    stockId: id.nullable(),
    claimKey: z.string().max(128),
    mode: claimMode,
    code: z.string().max(80),
    refusedAt: instant,
  }),
  example: {
    userId: 'u-1001',
    stockId: '01990000-0000-7000-8000-000000000001',
    claimKey: 'auto:u-1001:01990000-0000-7000-8000-000000000001:2026-11-11',
    mode: 'auto',
    code: 'claim.limit-reached',
    refusedAt: '2026-11-11T12:00:00.000Z',
  },
});

export type ClaimMode = z.output<typeof claimMode>;
export type ClaimRequestedPayload = typeof ClaimRequested.example;
export type BenefitClaimedPayload = typeof BenefitClaimed.example;
