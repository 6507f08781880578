import type { DecisionLoggedPayload } from '@boon/contracts/placement';
import type { Candidate } from '../../decision/domain/candidate.js';
import type { SlotDecision } from '../../decision/domain/decide.js';

/** What came out of one slot, as it is logged and compared. */
export type SlotOutcome = DecisionLoggedPayload['outcome'][number];

/** What came out of a decision; with its reasons where they were asked for. */
export function outcomeOf(decisions: readonly SlotDecision[], isTraced: boolean): SlotOutcome[] {
  return decisions.map(({ slot, winners, runnersUp, dropped }) => ({
    slot: slot.name,
    winners: winners.map(shown),
    runnersUp: runnersUp.map(shown),
    ...(isTraced && {
      dropped: dropped.map(({ candidate, stage, reason }) => ({
        ...shown(candidate),
        stage,
        reason,
      })),
    }),
  }));
}

function shown({ offer, product, price, score }: Candidate): SlotOutcome['winners'][number] {
  return {
    stockId: offer.stock.id,
    schemeId: offer.scheme.id,
    planId: offer.plan.id,
    sku: product?.sku ?? null,
    score,
    payable: price?.payable.toString() ?? null,
  };
}
