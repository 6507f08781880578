import { blendedValue, blendFor } from '@boon/solution/valuation';
import type { Contender } from '../decision/domain/contender.js';
import type { Shopper } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';

/** Puts every candidate on one scale, in fen: what showing it is worth for this shopper, by the channel's blend. */
export function score(
  contenders: readonly Contender[],
  { channel }: Slot,
  { stage }: Shopper,
): void {
  const usual = blendFor(channel, null);
  for (const contender of contenders) {
    const { offer, savingFen, arm } = contender;
    const blend = arm === null ? usual : blendFor(channel, arm);
    const { goal, priority, kind, platformShare } = offer;
    const about = { savingFen, kind, goal, stage, platformShare, priority };
    contender.score = blendedValue(blend, about);
  }
}
