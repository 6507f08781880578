import { deal, discountWith, inOrderOfUse, type Candidate } from './candidate.js';
import { PRICE_GROUPS } from './price-rule.js';

/** What the chosen grants of earlier groups leave on the lines, in fen. */
export function leftBefore(
  { rule }: Candidate,
  amounts: readonly number[],
  chosen: readonly Candidate[],
): readonly number[] {
  const group = PRICE_GROUPS.indexOf(rule.group);
  return [...chosen]
    .filter((other) => PRICE_GROUPS.indexOf(other.rule.group) < group)
    .sort(inOrderOfUse)
    .reduce((left, other) => deal(other, discountWith(other, left), left), amounts);
}
