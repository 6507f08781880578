import type { Stepwise } from '@boon/shared-kernel';
import { compareOffers, type Offer } from './offer.js';

/** How many offers one step sorts or merges. */
const A_STEP = 1_024;

/** Offers in order of rank, sorted in steps: parts of them first, which are then merged two by two. */
export function* ranked(offers: readonly Offer[]): Stepwise<readonly Offer[]> {
  let parts: Offer[][] = [];
  for (let from = 0; from < offers.length; from += A_STEP) {
    parts.push(offers.slice(from, from + A_STEP).sort(compareOffers));
    yield;
  }
  while (parts.length > 1) {
    const wider: Offer[][] = [];
    for (let at = 0; at < parts.length; at += 2) {
      const [one, other] = [parts[at] as Offer[], parts[at + 1]];
      wider.push(other === undefined ? one : yield* merged(one, other));
    }
    parts = wider;
  }
  return parts[0] ?? [];
}

function* merged(one: readonly Offer[], other: readonly Offer[]): Stepwise<Offer[]> {
  const all: Offer[] = [];
  let next = 0;
  for (const offer of one) {
    while (next < other.length && compareOffers(other[next] as Offer, offer) < 0) {
      all.push(other[next] as Offer);
      next += 1;
    }
    if (all.push(offer) % A_STEP === 0) yield;
  }
  for (; next < other.length; next += 1) all.push(other[next] as Offer);
  return all;
}
