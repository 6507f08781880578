import type { DecisionLoggedPayload } from '@boon/contracts/placement';
import type { Candidate } from '../../decision/domain/candidate.js';
import type { SlotDecision } from '../../decision/domain/decide.js';

/** What came out of one slot, as it is logged and compared. */
export type SlotOutcome = DecisionLoggedPayload['outcome'][number];

/** Reasons of one decision that are logged: the bus takes messages of up to a megabyte. */
const MOST_REASONS = 300;

/** What came out of a decision; with its first reasons where they were asked for, the same number for each slot. */
export function outcomeOf(decisions: readonly SlotDecision[], isTraced: boolean): SlotOutcome[] {
  const most = Math.floor(MOST_REASONS / decisions.length);
  return decisions.map(({ slot, winners, runnersUp, dropped }) => ({
    slot: slot.name,
    winners: winners.map(shown),
    runnersUp: runnersUp.map(shown),
    ...(isTraced && {
      dropped: dropped.slice(0, most).map(({ candidate, stage, reason }) => ({
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
