import { verdictOf, type Condition } from '@boon/service-support/rules';
import type { OfferedScheme } from '../catalogue/domain/offer.js';
import type { Shopper, Stage } from '../decision/domain/facts.js';

/** A stage of shoppers that offers are ranked for, with its number. */
export interface StageNumber {
  readonly number: number;
  readonly stage: Stage;
  /** False: nothing is known of them, and no audience holds. */
  readonly isKnown: boolean;
}

const STAGES: readonly StageNumber[] = (
  ['new', 'active', 'at-risk', 'dormant', 'returned'] as const
).map((stage, number) => ({ number, stage, isKnown: true }));
const BY_STAGE: ReadonlyMap<Stage, StageNumber> = new Map(STAGES.map((each) => [each.stage, each]));
const UNKNOWN: StageNumber = { number: STAGES.length, stage: 'new', isKnown: false };

/** How many stages offers are ranked for. */
export const STAGE_COUNT = STAGES.length + 1;

/** The stage of a shopper; null where audiences see another one than scoring does. */
export function stageNumberOf({ isKnown, stage, context }: Shopper): StageNumber | null {
  if (!isKnown) return stage === UNKNOWN.stage ? UNKNOWN : null;
  if (context.values['user.stage'] !== stage) return null;
  return BY_STAGE.get(stage) ?? null;
}

/**
 * Which audience is still to be asked of a shopper of the stage: its place, -1 where it holds for everybody of
 * the stage, null where it holds for nobody.
 */
export function audienceAt(
  { audience, place, verdicts }: OfferedScheme,
  { number, isKnown }: StageNumber,
): number | null {
  if (audience === null) return -1;
  if (!isKnown) return null;
  const verdict = verdicts[number] ?? null;
  if (verdict === null) return place;
  return verdict ? -1 : null;
}

/** What an audience says of each stage as such; null: it depends. */
export function verdictsOf(audience: Condition | null): readonly (boolean | null)[] {
  if (audience === null) return [];
  return STAGES.map(({ stage }) => verdictOf(audience, { 'user.stage': stage }));
}
