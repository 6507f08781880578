import type { Candidate } from './candidate.js';

/** Under which a hard-capped winner's reservation is known within one decision. */
export function reservationOf({ offer, product }: Candidate): string {
  return `${offer.slot} ${offer.ids} ${product?.sku ?? ''}`;
}
