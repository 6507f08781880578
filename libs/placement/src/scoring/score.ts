import { blendedValue, blendFor, type Blend } from '@boon/solution/valuation';
import type { Contender } from '../decision/domain/contender.js';
import type { Shopper, Stage } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';

/** Puts every candidate on one scale, in fen: what showing it is worth for this shopper, by the channel's blend. */
export function score(
  contenders: readonly Contender[],
  { channel }: Slot,
  { stage }: Shopper,
): void {
  const usual = blendFor(channel, null);
  for (const contender of contenders) {
    const { arm } = contender;
    contender.score = worthOf(contender, arm === null ? usual : blendFor(channel, arm), stage);
  }
}

/** What showing a candidate is worth to a shopper of the stage. */
export function worthOf({ offer, savingFen }: Contender, blend: Blend, stage: Stage): number {
  const { goal, priority, kind, platformShare } = offer;
  return blendedValue(blend, { savingFen, kind, goal, stage, platformShare, priority });
}
