import type { Candidate, Dropped } from '../decision/domain/candidate.js';

/** How many runners-up an answer carries per slot. */
export const MAX_RUNNERS_UP = 3;

/** Cuts the runners-up to what an answer may carry; each that goes keeps its reason. */
export function trim(runnersUp: readonly Candidate[]): {
  readonly runnersUp: readonly Candidate[];
  readonly dropped: readonly Dropped[];
} {
  const lost = (candidate: Candidate, reason: Dropped['reason']): Dropped => ({
    candidate,
    stage: 'trim',
    reason,
  });
  return {
    runnersUp: runnersUp.slice(0, MAX_RUNNERS_UP),
    dropped: runnersUp
      .slice(MAX_RUNNERS_UP)
      .map((candidate) => lost(candidate, 'trim.runner-up-limit')),
  };
}
