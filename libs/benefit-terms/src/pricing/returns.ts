import { ensure, Money } from '@boon/shared-kernel';

/** What was taken off one line for one grant, by funder. */
export interface PaidShare {
  readonly platform: Money;
  readonly merchant: Money;
}

/** Units of one line: how many there are, how many came back before, how many come back now. */
export interface UnitsReturned {
  readonly quantity: number;
  readonly before: number;
  readonly now: number;
}

/**
 * What one return gives back of a share, by funder: floor(share x k / n) over all k units returned so far,
 * less what was given before; the last unit gives the rest. Nothing is repriced.
 */
export function givenBack(share: PaidShare, units: UnitsReturned): PaidShare {
  return {
    platform: portionReturned(share.platform, units),
    merchant: portionReturned(share.merchant, units),
  };
}

/** The same rule for any amount that stands on a line, such as what the shopper paid for it. */
export function portionReturned(amount: Money, units: UnitsReturned): Money {
  const { quantity, before, now } = units;
  ensure(
    before >= 0 && now >= 0 && before + now <= quantity,
    `${before} + ${now} units of ${quantity} cannot be returned`,
  );
  return upTo(amount, before + now, quantity).minus(upTo(amount, before, quantity));
}

/** Rounded down: what is given back early is never more than its part. */
function upTo(amount: Money, units: number, quantity: number): Money {
  return Money.ofFen((amount.fen * BigInt(units)) / BigInt(quantity));
}

/** What one lot of subsidy gave to an order, by funder, and how much of that has come back to it. */
export interface DrawnLot {
  readonly grantId: string;
  readonly drawn: PaidShare;
  readonly refilled: Money;
}

/**
 * Gives an amount of subsidy back to the lots of an order, the one drawn last first; `lots` in the order in
 * which they were drawn. Funders get back in proportion, rounded down for the platform until a lot is full
 * again: then exactly what each gave. Throws `InvariantViolated` for more than the lots gave.
 */
export function refillLots(
  lots: readonly DrawnLot[],
  amount: Money,
): (PaidShare & { readonly grantId: string })[] {
  let rest = amount;
  const refills = [...lots].reverse().flatMap(({ grantId, drawn, refilled }) => {
    const whole = drawn.platform.plus(drawn.merchant);
    const back = rest.atMost(whole.minus(refilled));
    if (!back.isPositive()) return [];

    rest = rest.minus(back);
    const platformAt = (fen: Money): bigint => (drawn.platform.fen * fen.fen) / whole.fen;
    const platform = Money.ofFen(platformAt(refilled.plus(back)) - platformAt(refilled));
    return [{ grantId, platform, merchant: back.minus(platform) }];
  });
  ensure(rest.isZero(), 'a return gives back at most what the lots gave');
  return refills;
}
