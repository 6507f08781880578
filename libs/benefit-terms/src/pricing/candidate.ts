import { Money } from '@boon/shared-kernel';
import { moduleFor } from '../kinds/registry.js';
import { apportion } from './apportion.js';
import {
  basisOf,
  lineAmount,
  type OfferedGrant,
  type OrderLine,
  type PricingPolicy,
} from './order.js';
import { PRICE_GROUPS, type PriceBasis, type PriceRule } from './price-rule.js';

/** A grant seen against one order. */
export interface Candidate {
  readonly grant: OfferedGrant;
  readonly rule: PriceRule;
  readonly basis: PriceBasis;
  /** Positions of the lines that it covers. */
  readonly positions: readonly number[];
  /** What these lines come to at list price, in fen. */
  readonly listSubtotal: bigint;
}

/** Null when the grant leaves prices alone. */
export function candidateOf(
  grant: OfferedGrant,
  lines: readonly OrderLine[],
  policy: PricingPolicy,
): Candidate | null {
  const rule = moduleFor(grant.terms).priceRule(grant.terms);
  if (rule === null) return null;

  const positions: number[] = [];
  let listSubtotal = 0n;
  lines.forEach((line, position) => {
    if (!rule.covers(line)) return;
    positions.push(position);
    listSubtotal += lineAmount(line);
  });
  return { grant, rule, basis: basisOf(rule.basis, policy), positions, listSubtotal };
}

/** The discount in fen when so much is left on the lines: cut to what is left on its own. */
export function discountWith(candidate: Candidate, left: readonly bigint[]): bigint {
  let remaining = 0n;
  for (const position of candidate.positions) remaining += left[position] ?? 0n;
  if (remaining === 0n) return 0n;

  const subtotal = candidate.basis === 'list' ? candidate.listSubtotal : remaining;
  const byTerms = candidate.rule.discountOn(Money.ofFen(subtotal));
  const discount = byTerms.atMost(candidate.grant.atMost ?? byTerms).fen;
  return discount < remaining ? discount : remaining;
}

/** Deals a discount over the covered lines; answers what is then left on all lines. */
export function deal(candidate: Candidate, discount: bigint, left: readonly bigint[]): bigint[] {
  const shares = sharesOf(candidate, discount, left);
  const after = [...left];
  candidate.positions.forEach((position, index) => {
    after[position] = (after[position] ?? 0n) - (shares[index] ?? 0n);
  });
  return after;
}

/** The discount dealt to the covered lines, in the order of `positions`. */
export function sharesOf(
  candidate: Candidate,
  discount: bigint,
  left: readonly bigint[],
): bigint[] {
  return apportion(
    discount,
    candidate.positions.map((position) => left[position] ?? 0n),
  );
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
  return (
    a.expiresAt.getTime() - b.expiresAt.getTime() ||
    (a.grantId < b.grantId ? -1 : a.grantId > b.grantId ? 1 : 0)
  );
}
