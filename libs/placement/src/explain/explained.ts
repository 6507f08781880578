import type { Candidate, DecidingStage, DropReason } from '../decision/domain/candidate.js';
import type { SlotDecision } from '../decision/domain/decide.js';

/** What became of one candidate. */
export interface ExplainedCandidate {
  readonly stockId: string;
  readonly schemeId: string;
  readonly planId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly sku: string | null;
  readonly fate: 'winner' | 'runner-up' | DecidingStage;
  readonly reason: DropReason | null;
  readonly text: { readonly zh: string; readonly en: string } | null;
  /** In fen on the valuation's scale; 0 for what fell before scoring. */
  readonly score: number;
  /** Fen; null where no product is shown. */
  readonly payable: string | null;
}

/** One slot of an explained decision. */
export interface ExplainedSlot {
  readonly slot: string;
  /** How many candidates were left after each stage. */
  readonly survivors: Readonly<Record<DecidingStage, number>>;
  readonly candidates: readonly ExplainedCandidate[];
}

/** A decision with all its reasons, as it is kept. */
export interface ExplainedDecision {
  readonly decisionId: string;
  readonly userId: string;
  readonly decidedAt: string;
  readonly catalogueVersion: string;
  readonly valuation: string;
  readonly degraded: readonly string[];
  readonly slots: readonly ExplainedSlot[];
}

const STAGES: readonly DecidingStage[] = ['recall', 'target', 'match', 'cap', 'merge', 'trim'];

/** Lists every candidate of a slot with its one fate. */
export function explainSlot({ slot, winners, runnersUp, dropped }: SlotDecision): ExplainedSlot {
  const total = winners.length + runnersUp.length + dropped.length;
  const fallen = (until: number): number =>
    dropped.filter(({ stage }) => STAGES.indexOf(stage) <= until).length;
  return {
    slot: slot.name,
    survivors: Object.fromEntries(
      STAGES.map((stage, index) => [stage, total - fallen(index)]),
    ) as Record<DecidingStage, number>,
    candidates: [
      ...winners.map((winner) => explained(winner, { fate: 'winner' })),
      ...runnersUp.map((loser) => explained(loser, { fate: 'runner-up' })),
      ...dropped.map(({ candidate, stage, reason, text }) =>
        explained(candidate, { fate: stage, reason, text: text ?? null }),
      ),
    ],
  };
}

type Fate = Pick<ExplainedCandidate, 'fate'> & Partial<ExplainedCandidate>;

function explained({ offer, product, price, score }: Candidate, fate: Fate): ExplainedCandidate {
  return {
    stockId: offer.stock.id,
    schemeId: offer.scheme.id,
    planId: offer.plan.id,
    name: offer.stock.name,
    kind: offer.stock.terms.kind,
    sku: product?.sku ?? null,
    reason: null,
    text: null,
    score,
    payable: price?.payable.toString() ?? null,
    ...fate,
  };
}
