import { z } from 'zod';
import { id, instant, terms, userId } from '../fields.js';
import { isPlainClaimToken } from './plain-claim-token.js';

const item = z.object({
  stockId: id,
  version: z.int().positive(),
  /** Terms worked out for this user: the kind, and what differs from those of the stock's version; null for a static stock. */
  resolvedTerms: terms.nullable(),
  /** Which step of the stock's strategy they are of; the shopper is told no more of it than that. */
  step: z.int().nonnegative().optional(),
});

const hardCap = z.object({ name: z.string().max(120), period: z.enum(['day', 'month']) });

/** Judges what the short check leaves open. */
export const claimTokenSchema = z.object({
  /** Also the claim's idempotency key. */
  id,
  subject: userId,
  items: z.array(item).min(1).max(20),
  /** `all`: every item or none; `available`: what can be had. */
  pack: z.enum(['all', 'available']),
  budgetAccounts: z.array(z.string().max(120)).max(20),
  schemeId: id.nullable(),
  arm: z.string().max(40).nullable(),
  channel: z.string().max(40),
  slot: z.string().max(80),
  issuedAt: instant,
  expiresAt: instant,
  /** The decision and the plan by which it was offered: the token also proves that it was, to who counts what was seen. */
  decisionId: id.optional(),
  planId: id.optional(),
  /** The stock that was shown, where it is not the first item. */
  stockId: id.optional(),
  /** Hard caps that its delivery was counted against. */
  hardCaps: z.array(hardCap).max(20).optional(),
});

/** What a claim token proves: that placement offered these stocks to this user. Signed by platform. */
export type ClaimTokenPayload = z.output<typeof claimTokenSchema>;

/** The payload of a verified token, checked; throws with every field at fault. */
export function parseClaimToken(payload: unknown): ClaimTokenPayload {
  if (isPlainClaimToken(payload)) return payload as ClaimTokenPayload;
  return claimTokenSchema.parse(payload);
}

/** More than a pack of twenty benefits on terms of their own under as many hard caps takes, in characters. */
export const LONGEST_CLAIM_TOKEN = 16_000;

/** Milliseconds for which an offer can be claimed: 30 minutes. */
export const CLAIM_TOKEN_TTL_MS = 30 * 60_000;
