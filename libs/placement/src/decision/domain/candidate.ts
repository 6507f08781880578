import type { PriceAfterBenefit } from '@boon/benefit-terms';
import type { Offer } from '../../catalogue/domain/offer.js';
import type { ShownProduct } from './facts.js';

/** An offer on its way through the stages, for one opening of a slot. */
export interface Candidate {
  readonly offer: Offer;
  readonly product: ShownProduct | null;
  /** Set by matching where a product is shown. */
  readonly price: PriceAfterBenefit | null;
  /** Set by scoring, in fen. */
  readonly score: number;
}

/** The stages that can drop a candidate, in order. */
export type DecidingStage = 'recall' | 'target' | 'match' | 'cap' | 'merge' | 'trim';

/** The closed list of reasons for which a candidate is not shown. */
export type DropReason =
  | 'recall.limit'
  | 'recall.switched-off'
  | 'recall.not-in-time'
  | 'target.audience'
  | 'target.unknown-shopper'
  | 'match.out-of-scope'
  | 'match.below-threshold'
  | 'match.no-product'
  | 'cap.frequency'
  | 'cap.claim-limit'
  | 'merge.duplicate'
  | 'trim.runner-up-limit';

/** A candidate that fell, and why. Texts come from what dropped it. */
export interface Dropped {
  readonly candidate: Candidate;
  readonly stage: DecidingStage;
  readonly reason: DropReason;
  readonly text?: { readonly zh: string; readonly en: string };
}

/** What a stage hands on and what it dropped. */
export interface Staged {
  readonly kept: readonly Candidate[];
  readonly dropped: readonly Dropped[];
}

/** Runs one check over candidates: null keeps, a drop takes out. */
export function sift(
  candidates: readonly Candidate[],
  stage: DecidingStage,
  check: (candidate: Candidate) => Omit<Dropped, 'candidate' | 'stage'> | null,
): Staged {
  const kept: Candidate[] = [];
  const dropped: Dropped[] = [];
  for (const candidate of candidates) {
    const drop = check(candidate);
    if (drop) dropped.push({ candidate, stage, ...drop });
    else kept.push(candidate);
  }
  return { kept, dropped };
}
