import type { PriceAfterBenefit } from '@boon/benefit-terms';
import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import type { Offer } from '../../catalogue/domain/offer.js';
import type { Hooked } from '../../hook/domain/hooked.js';
import type { ShownProduct } from './facts.js';

/** An offer on its way through the stages, for one opening of a slot. */
export interface Candidate {
  readonly offer: Offer;
  readonly product: ShownProduct | null;
  /** What the shopper would save on the product shown, else at most; in fen. */
  readonly savingFen: number;
  /** Null where no product is shown. */
  readonly price: PriceAfterBenefit | null;
  /** The experiment arm that the shopper is in. */
  readonly arm: string | null;
  /** Terms worked out for this shopper; null: the stock's own. */
  readonly resolved: ResolvedTerms | null;
  /** What a hook adds; null: it is offered without one, or through a lottery. */
  readonly hooked: Hooked | null;
  /** Set by scoring, in fen. */
  readonly score: number;
}

/** The stages that can drop a candidate, in order. */
export type DecidingStage = 'recall' | 'target' | 'match' | 'cap' | 'merge' | 'trim';

/** The closed list of reasons for which a candidate is not shown. */
export type DropReason =
  | 'recall.limit'
  | 'recall.source-off'
  | 'recall.source-late'
  | 'recall.switched-off'
  | 'recall.not-allowed'
  | 'recall.not-in-time'
  | 'recall.pack-incomplete'
  | 'target.audience'
  | 'target.unknown-shopper'
  | 'target.control'
  | 'target.holdout'
  | 'match.out-of-scope'
  | 'match.below-threshold'
  | 'match.no-use'
  | 'match.no-product'
  | 'match.nothing-to-recommend'
  | 'cap.frequency'
  | 'cap.hard'
  | 'cap.hard-unknown'
  | 'cap.claim-limit'
  | 'cap.budget'
  | 'merge.no-gain'
  | 'merge.duplicate'
  | 'merge.excluded'
  | 'trim.diversity'
  | 'trim.runner-up-limit';

/** A sentence in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A candidate that fell, and why. Texts come from what dropped it. */
export interface Dropped {
  readonly candidate: Candidate;
  readonly stage: DecidingStage;
  readonly reason: DropReason;
  readonly text?: Text;
  /** The least that would have to be different for the audience to hold. */
  readonly wouldQualify?: Text;
}
