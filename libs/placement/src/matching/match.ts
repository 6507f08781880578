import { priceAfterBenefit } from '@boon/benefit-terms';
import { sift, type Candidate, type Dropped, type Staged } from '../decision/domain/candidate.js';
import type { Slot } from '../slot/domain/slot.js';

/**
 * Where a product is shown, an offer must lower its price: scope and threshold, by the arithmetic of
 * checkout. Survivors carry the price after benefit.
 */
export function match(candidates: readonly Candidate[], slot: Slot): Staged {
  if (!slot.matchesProduct) return { kept: candidates, dropped: [] };
  const priced = candidates.map(withPrice);
  return sift(priced, 'match', mismatch);
}

function withPrice(candidate: Candidate): Candidate {
  const { offer, product } = candidate;
  if (product === null) return candidate;
  return { ...candidate, price: priceAfterBenefit(offer.stock.terms, product) };
}

function mismatch({ price }: Candidate): Omit<Dropped, 'candidate' | 'stage'> | null {
  if (price === null) return { reason: 'match.no-product' };
  if (price.applies) return null;
  if (price.missing === undefined) return { reason: 'match.out-of-scope' };
  const missing = price.missing.toYuan();
  return {
    reason: 'match.below-threshold',
    text: { zh: `还差 ¥${missing} 可用`, en: `¥${missing} short of the threshold` },
  };
}
