import type { LifecycleState } from '@boon/contracts';
import { refused, type Refused } from '@boon/shared-kernel';

/** What can be done to an asset, a scheme or a plan. */
export type LifecycleMove =
  'submit' | 'approve' | 'reject' | 'publish' | 'pause' | 'resume' | 'end' | 'archive';

interface Step {
  readonly from: readonly LifecycleState[];
  readonly to: LifecycleState;
}

const STEPS: Readonly<Record<LifecycleMove, Step>> = {
  submit: { from: ['draft'], to: 'in-review' },
  approve: { from: ['in-review'], to: 'approved' },
  reject: { from: ['in-review'], to: 'draft' },
  publish: { from: ['approved'], to: 'running' },
  pause: { from: ['running', 'scheduled'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  end: { from: ['approved', 'scheduled', 'running', 'paused'], to: 'ended' },
  archive: { from: ['draft', 'ended'], to: 'archived' },
};

/**
 * The state after a move, or `lifecycle.illegal-move`:
 * draft -> in-review -> approved -> running <-> paused -> ended -> archived; in-review -> draft on rejection.
 * `scheduled` is what a published object is before its start; `shownState` tells.
 */
export function stateAfter(
  state: LifecycleState,
  move: LifecycleMove,
): { readonly ok: true; readonly state: LifecycleState } | Refused<'lifecycle.illegal-move'> {
  const step = STEPS[move];
  if (!step.from.includes(state)) return refused('lifecycle.illegal-move', { state, move });
  return { ok: true, state: step.to };
}

/** What a published object with a schedule is at this instant: scheduled before its start, ended after its end. */
export function shownState(
  state: LifecycleState,
  schedule: { readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): LifecycleState {
  if (state !== 'running') return state;
  if (now < schedule.startsAt) return 'scheduled';
  return now < schedule.endsAt ? 'running' : 'ended';
}
