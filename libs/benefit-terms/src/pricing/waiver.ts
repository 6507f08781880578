import { Money } from '@boon/shared-kernel';
import type { InterestWaiver } from '../kinds/effect.js';
import { apportion } from './apportion.js';
import { soonestFirst } from './candidate.js';
import { lineShares, type LineShare } from './funder-split.js';
import { interestOf, type InstalmentPlan } from './interest.js';
import type { OfferedGrant, OrderLine } from './order.js';

/** What the chosen instalment plan costs, and how much of that a grant waives. */
export interface PricedInterest {
  readonly plan: InstalmentPlan;
  /** What is left to pay after all discounts. */
  readonly principal: Money;
  readonly interest: Money;
  readonly waived: Money;
  /** The grant that waives it, and who bears what it waives, line by line. */
  readonly grant: { readonly grantId: string; readonly shares: readonly LineShare[] } | null;
}

/** A grant that waives interest. */
export interface WaiverGrant {
  readonly grant: OfferedGrant;
  readonly waiver: InterestWaiver;
}

/** What the plan costs on an order with so much left to pay (fen, line by line), and the best waiver. */
export function pricedInterest(
  plan: InstalmentPlan,
  lines: readonly OrderLine[],
  left: readonly number[],
  offers: readonly WaiverGrant[],
): PricedInterest {
  const principal = Money.ofFen(left.reduce((sum, fen) => sum + fen, 0));
  const interest = interestOf(principal, plan);
  const [best] = offers
    .map((offer) => ({ offer, waived: waivedBy(offer, plan, lines, left).atMost(interest) }))
    .filter(({ waived }) => waived.isPositive())
    // Domain ruling 21: the largest waiver, then the earliest expiry, then the lowest id.
    .sort((a, b) => b.waived.compare(a.waived) || soonestFirst(a.offer.grant, b.offer.grant));
  if (best === undefined) return { plan, principal, interest, waived: Money.ZERO, grant: null };

  const { offer, waived } = best;
  const shares = sharesOfWaiver(offer, Number(waived.fen), lines, left);
  return { plan, principal, interest, waived, grant: { grantId: offer.grant.grantId, shares } };
}

/** The interest on what is left of the covered lines, up to the cap. */
function waivedBy(
  { grant, waiver }: WaiverGrant,
  plan: InstalmentPlan,
  lines: readonly OrderLine[],
  left: readonly number[],
): Money {
  if (!waiver.months.has(plan.months)) return Money.ZERO;

  const covered = left.filter((_, at) => covers(waiver, lines[at]));
  const principal = Money.ofFen(covered.reduce((sum, fen) => sum + fen, 0));
  const capped = interestOf(principal, plan).atMost(waiver.cap);
  return capped.atMost(grant.atMost ?? capped);
}

function sharesOfWaiver(
  { grant, waiver }: WaiverGrant,
  waived: number,
  lines: readonly OrderLine[],
  left: readonly number[],
): LineShare[] {
  const weights = left.map((fen, at) => (covers(waiver, lines[at]) ? fen : 0));
  const shares = apportion(waived, weights);
  return lineShares(
    grant.grantId,
    grant.funding.platform,
    lines.map(({ lineId }, at) => ({ lineId, discount: shares[at] ?? 0 })),
  );
}

function covers(waiver: InterestWaiver, line: OrderLine | undefined): boolean {
  return line !== undefined && waiver.covers(line);
}
