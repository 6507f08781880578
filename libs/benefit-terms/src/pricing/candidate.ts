import { apportion } from './apportion.js';
import { basisOf, type OfferedGrant, type OrderLine, type PricingPolicy } from './order.js';
import { discountAt, PRICE_GROUPS, type PriceBasis, type PriceRule } from './price-rule.js';

/** A price grant seen against one order; amounts in whole fen. */
export interface Candidate {
  readonly grant: OfferedGrant;
  readonly rule: PriceRule;
  readonly basis: PriceBasis;
  /** Positions of the lines that it covers. */
  readonly positions: readonly number[];
  /** What these lines come to at list price. */
  readonly listSubtotal: number;
  /** Its discount alone on the order; with other grants it never gives more. */
  readonly onList: number;
  /** The most that the grant may still take off. */
  readonly atMost: number;
  readonly expiry: number;
  readonly threshold: number;
}

/** `amounts`: what each line comes to at list price. */
export function candidateOf(
  grant: OfferedGrant,
  rule: PriceRule,
  order: { readonly lines: readonly OrderLine[]; readonly amounts: readonly number[] },
  policy: PricingPolicy,
): Candidate {
  const positions: number[] = [];
  let listSubtotal = 0;
  order.lines.forEach((line, position) => {
    if (!rule.covers(line)) return;
    positions.push(position);
    listSubtotal += order.amounts[position] ?? 0;
  });
  const atMost = grant.atMost == null ? Infinity : Number(grant.atMost.fen);
  return {
    grant,
    rule,
    basis: basisOf(rule.basis, policy),
    positions,
    listSubtotal,
    onList: Math.min(discountAt(listSubtotal, rule), atMost),
    atMost,
    expiry: grant.expiresAt.getTime(),
    threshold: Number(rule.threshold.fen),
  };
}

/** The discount when so much is left on the lines: cut to what is left on its own. */
export function discountWith(candidate: Candidate, left: readonly number[]): number {
  const remaining = leftOf(candidate, left);
  if (candidate.basis === 'list') return Math.min(candidate.onList, remaining);
  if (remaining < candidate.threshold) return 0;
  return Math.min(candidate.rule.discountOn(remaining), candidate.atMost);
}

/** What is left on the lines that it covers. */
export function leftOf(candidate: Candidate, left: readonly number[]): number {
  let remaining = 0;
  for (const position of candidate.positions) remaining += left[position] ?? 0;
  return remaining;
}

/** The discount dealt to the covered lines, in the order of `positions`. */
export function sharesOf(
  candidate: Candidate,
  discount: number,
  left: readonly number[],
): number[] {
  return apportion(
    discount,
    candidate.positions.map((position) => left[position] ?? 0),
  );
}

/** Deals a discount over the covered lines; answers what is then left on all lines. */
export function deal(candidate: Candidate, discount: number, left: readonly number[]): number[] {
  const shares = sharesOf(candidate, discount, left);
  const after = left.slice();
  candidate.positions.forEach((position, index) => {
    after[position] = (after[position] ?? 0) - (shares[index] ?? 0);
  });
  return after;
}

/** Group order first, then earliest expiry, then id: the order in which grants are applied. */
export function inOrderOfUse(a: Candidate, b: Candidate): number {
  return (
    PRICE_GROUPS.indexOf(a.rule.group) - PRICE_GROUPS.indexOf(b.rule.group) ||
    soonestFirst(a.grant, b.grant)
  );
}

/** Earliest expiry, then lowest id. */
export function soonestFirst(a: OfferedGrant, b: OfferedGrant): number {
  return a.expiresAt.getTime() - b.expiresAt.getTime() || compareIds(a.grantId, b.grantId);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
