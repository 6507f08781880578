import type { Persistence } from '@boon/platform/database';

/** Slots that show no product take tasks, too: what they take beside is as it was. */
export const TASKS_IN_SLOTS: Persistence['migrations'][number] = {
  at: '2026-11-28T13:05:00',
  name: 'PlacementTasksInSlots',
  up: `
    update placement.slot
    set version = version + 1,
      settings = jsonb_set(settings, '{modes}', settings->'modes' || '["task"]'::jsonb)
    where not (settings->>'matchesProduct')::boolean and not settings->'modes' ? 'task';`,
  down: `
    update placement.slot
    set version = version + 1,
      settings = jsonb_set(settings, '{modes}', (settings->'modes') - 'task');`,
};
