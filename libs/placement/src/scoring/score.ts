import { expertValue } from '@boon/solution/valuation';
import type { Contender } from '../decision/domain/contender.js';
import type { Shopper } from '../decision/domain/facts.js';

/** Puts every candidate on one scale, in fen: what showing it is worth for this shopper. */
export function score(contenders: readonly Contender[], { stage }: Shopper): void {
  for (const contender of contenders) {
    const { offer, savingFen } = contender;
    const { goal } = offer.scheme;
    const { priority } = offer.plan;
    contender.score = expertValue({ savingFen, goal, stage, priority });
  }
}
