import { Money } from '@boon/shared-kernel';
import type { InterestWaiver } from '../kinds/effect.js';
import { apportion, inProportion } from './apportion.js';
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
  /** What the shopper pays of it, line by line, where anything: `interest - waived` in sum. */
  readonly paid: readonly { readonly lineId: string; readonly interest: Money }[];
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
    // The largest waiver, then the earliest expiry, then the lowest id.
    .sort((a, b) => b.waived.compare(a.waived) || soonestFirst(a.offer.grant, b.offer.grant));
  const waived = best?.waived ?? Money.ZERO;
  const shares = best ? sharesOfWaiver(best.offer, Number(waived.fen), lines, left) : [];
  return {
    ...{ plan, principal, interest, waived },
    grant: best ? { grantId: best.offer.grant.grantId, shares } : null,
    paid: paidOf(Number(interest.fen), shares, lines, left),
  };
}

/**
 * Interest lies on the lines in proportion to what is left to pay; what is not waived of it is paid. Where
 * rounding waives a fen more of a line than lies on it, the others pay that fen less.
 */
function paidOf(
  interest: number,
  waived: readonly LineShare[],
  lines: readonly OrderLine[],
  left: readonly number[],
): PricedInterest['paid'] {
  const waivedOn = new Map(waived.map((share) => [share.lineId, Number(share.discount.fen)]));
  const onLines = inProportion(interest, left);
  const open = lines.map(({ lineId }, at) =>
    Math.max(0, (onLines[at] ?? 0) - (waivedOn.get(lineId) ?? 0)),
  );
  const whole = [...waivedOn.values()].reduce((rest, fen) => rest - fen, interest);
  const paid = apportion(whole, open);
  return lines.flatMap(({ lineId }, at) => {
    const fen = paid[at] ?? 0;
    return fen === 0 ? [] : [{ lineId, interest: Money.ofFen(fen) }];
  });
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
  const shares = inProportion(waived, weights);
  return lineShares(
    grant.grantId,
    grant.funding.platform,
    lines.map(({ lineId }, at) => ({ lineId, discount: shares[at] ?? 0 })),
  );
}

function covers(waiver: InterestWaiver, line: OrderLine | undefined): boolean {
  return line !== undefined && waiver.covers(line);
}
