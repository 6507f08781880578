import { expertValue } from '@boon/solution/valuation';
import type { Candidate } from '../decision/domain/candidate.js';
import type { Shopper } from '../decision/domain/facts.js';

/** Puts every candidate on one scale, in fen: what showing it is worth for this shopper. */
export function score(candidates: readonly Candidate[], shopper: Shopper): Candidate[] {
  return candidates.map((candidate) => {
    const { offer, price } = candidate;
    const savingFen = price ? Number(price.discount.fen) : offer.stock.worstCaseFen;
    const { goal } = offer.scheme;
    const { priority } = offer.plan;
    return {
      ...candidate,
      score: expertValue({ savingFen, goal, stage: shopper.stage, priority }),
    };
  });
}
