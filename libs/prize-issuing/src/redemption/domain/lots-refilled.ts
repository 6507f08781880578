import { portionReturned, refillLots } from '@boon/benefit-terms';
import { Money } from '@boon/shared-kernel';
import type { GrantGivenBack } from './grant-given-back.js';
import type { Redemption, RedemptionLine } from './redemption.js';

/**
 * What a return gives back to the lots of an order. The lots are one balance to it: of a line comes back
 * floor(what was drawn for it x k / n) less what came before, into the lot that was drawn last first.
 */
export function lotsRefilled(
  redemption: Redemption,
  nowOf: (line: RedemptionLine) => number,
): readonly GrantGivenBack[] {
  const { lines, lots } = redemption.parts;
  const back = Money.sum(
    lines.map((line) =>
      portionReturned(drawnFor(redemption, line.lineId), {
        ...{ quantity: line.quantity, before: line.returned, now: nowOf(line) },
      }),
    ),
  );
  if (!back.isPositive()) return [];
  const drawn = lots.map(({ grantId, returned }) => {
    const { platform, merchant } = redemption.takenBy(grantId);
    return { grantId, drawn: { platform, merchant }, refilled: returned };
  });
  return refillLots(drawn, back).map(({ grantId, platform, merchant }) => {
    const lot = lots.find((other) => other.grantId === grantId);
    const returned = lot?.returned.plus(platform).plus(merchant);
    const isFullyReturned = returned !== undefined && lot?.drawn.equals(returned) === true;
    return { grantId, platform, merchant, isFullyReturned, inParts: true };
  });
}

function drawnFor({ parts }: Redemption, lineId: string): Money {
  const shares = parts.shares.filter(
    (share) => share.effect === 'balance' && share.lineId === lineId,
  );
  return Money.sum(shares.map((share) => share.discount));
}
