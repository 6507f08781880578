import { compareOffers } from '../../catalogue/domain/offer.js';
import type { Contender } from './contender.js';

/** Best score first, then by rank: the same order on every node. */
export function ranking(one: Contender, other: Contender): number {
  return other.score - one.score || compareOffers(one.offer, other.offer);
}
