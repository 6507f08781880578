import type { ExplainedDecision } from '@boon/client';

type Slot = ExplainedDecision['slots'][number];

/** A candidate and how far it came. */
export type ExplainedCandidate = Pick<
  Slot['candidates'][number],
  | 'stockId'
  | 'name'
  | 'kind'
  | 'sku'
  | 'fate'
  | 'reason'
  | 'text'
  | 'wouldQualify'
  | 'score'
  | 'payable'
>;

/** A slot of an explained decision. */
export interface ExplainedSlot extends Pick<Slot, 'slot' | 'stages'> {
  readonly candidates: readonly ExplainedCandidate[];
  readonly nearest: readonly ExplainedCandidate[];
}

/** A decision with its reasons. */
export interface Explained extends Pick<
  ExplainedDecision,
  'decisionId' | 'decidedAt' | 'catalogueVersion' | 'valuation' | 'degraded'
> {
  readonly slots: readonly ExplainedSlot[];
}
