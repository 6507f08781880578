import { z } from 'zod';
import { userId } from '../fields.js';

const adClick = z.object({
  /** The product that the ad led to. */
  sku: z.string().min(1).max(64),
  /** The user or visitor who clicked; null: whoever comes with it. */
  sub: userId.nullable(),
  campaign: z.string().min(1).max(80).nullable(),
  /** Epoch seconds after which it is no longer believed. */
  exp: z.int().positive(),
});

/** What the shop signs when somebody comes from an ad outside. */
export type AdClickPayload = z.output<typeof adClick>;

/** The payload of a verified token, checked; null when it is none. */
export function readAdClick(payload: unknown): AdClickPayload | null {
  const parsed = adClick.safeParse(payload);
  return parsed.success ? parsed.data : null;
}
