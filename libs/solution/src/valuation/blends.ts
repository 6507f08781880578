import {
  EXPERT_2,
  valueBy,
  valueOf,
  weightsFor,
  type Valuation,
  type ValuationInput,
  type Weights,
} from './expert-valuation.js';

/** What a channel scores by: valuations with their weights in thousandths. Reviewed as data. */
export interface Blend {
  readonly version: string;
  readonly parts: readonly { readonly valuation: Valuation; readonly weight: number }[];
}

const WHOLE = 1000;
const EXPERT_ONLY: Blend = {
  version: 'blend-1:expert-2',
  parts: [{ valuation: EXPERT_2, weight: WHOLE }],
};

/** By channel, then by experiment arm; `*` for the rest. A learned valuation enters as one more part. */
const BLENDS: Readonly<Record<string, Readonly<Record<string, Blend>>>> = {
  '*': { '*': EXPERT_ONLY },
};

/** The blend of a channel for people in an arm (null: in none). */
export function blendFor(channel: string, arm: string | null): Blend {
  const ofChannel = BLENDS[channel] ?? BLENDS['*'];
  return ofChannel?.[arm ?? '*'] ?? ofChannel?.['*'] ?? EXPERT_ONLY;
}

/** The value of offering a benefit by a blend, in whole fen. */
export function blendedValue({ parts }: Blend, input: ValuationInput): number {
  let value = 0;
  for (const { valuation, weight } of parts) value += valueOf(valuation, input) * weight;
  return Math.floor(value / WHOLE);
}

/** What a blend weighs a benefit of one kind and goal with, for shoppers of one stage. */
export type BlendWeights = readonly { readonly weights: Weights; readonly weight: number }[];

/** The weights of a blend for a kind, a goal and a stage: found once for many benefits. */
export function blendWeights(
  { parts }: Blend,
  about: Pick<ValuationInput, 'kind' | 'goal' | 'stage'>,
): BlendWeights {
  return parts.map(({ valuation, weight }) => ({ weights: weightsFor(valuation, about), weight }));
}

/** What `blendedValue` says, with weights found before. */
export function blendedValueBy(
  blend: BlendWeights,
  savingFen: number,
  platformShare: number,
  priority: number,
): number {
  let value = 0;
  for (const { weights, weight } of blend) {
    value += valueBy(weights, savingFen, platformShare, priority) * weight;
  }
  return Math.floor(value / WHOLE);
}

/**
 * What `blendedValueBy` says at most of any saving up to this one. The weights are linear in the saving, so each part is
 * worth most at one of its ends.
 */
export function blendedValueAtMost(
  blend: BlendWeights,
  savingFen: number,
  platformShare: number,
  priority: number,
): number {
  let value = 0;
  for (const { weights, weight } of blend) {
    const least = valueBy(weights, 0, platformShare, priority);
    const most = valueBy(weights, savingFen, platformShare, priority);
    value += Math.max(least * weight, most * weight);
  }
  return Math.floor(value / WHOLE);
}
