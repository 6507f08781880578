import { describe, expect, it } from '@jest/globals';
import { shownState, stateAfter, type LifecycleMove } from './index.js';
import type { LifecycleState } from '@boon/contracts';

const STATES: LifecycleState[] = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'running',
  'paused',
  'ended',
  'archived',
];
const MOVES: LifecycleMove[] = [
  'submit',
  'approve',
  'reject',
  'publish',
  'pause',
  'resume',
  'end',
  'archive',
];

describe('the lifecycle', () => {
  it('allows exactly the moves of the trade', () => {
    const allowed = STATES.flatMap((state) =>
      MOVES.flatMap((move) => {
        const outcome = stateAfter(state, move);
        return outcome.ok ? [`${state} -${move}-> ${outcome.state}`] : [];
      }),
    );
    expect(allowed.sort()).toEqual([
      'approved -end-> ended',
      'approved -publish-> running',
      'draft -archive-> archived',
      'draft -submit-> in-review',
      'ended -archive-> archived',
      'in-review -approve-> approved',
      'in-review -reject-> draft',
      'paused -end-> ended',
      'paused -resume-> running',
      'running -end-> ended',
      'running -pause-> paused',
      'scheduled -end-> ended',
      'scheduled -pause-> paused',
    ]);
  });

  it('never publishes what nobody approved', () => {
    expect(stateAfter('in-review', 'publish')).toMatchObject({ code: 'lifecycle.illegal-move' });
  });

  it('shows a published plan as scheduled before its start and as ended after its end', () => {
    const schedule = { startsAt: new Date('2026-11-01'), endsAt: new Date('2026-12-01') };
    expect(shownState('running', schedule, new Date('2026-10-31'))).toBe('scheduled');
    expect(shownState('running', schedule, new Date('2026-11-01'))).toBe('running');
    expect(shownState('running', schedule, new Date('2026-12-01'))).toBe('ended');
    expect(shownState('paused', schedule, new Date('2026-12-01'))).toBe('paused');
  });
});
