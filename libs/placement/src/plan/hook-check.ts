import type { HookOfPlan, InteractionMode } from '@boon/contracts/placement';
import { refused, type Refused } from '@boon/shared-kernel';
import { PACK_AT_MOST } from '../hook/domain/pack.js';
import type { Slot } from '../slot/domain/slot.js';
import type { PlacementOfPlan } from './domain/plan.js';

/** The modes in which each hook is shown. */
const MODES_OF: Readonly<Record<HookOfPlan['kind'], readonly InteractionMode[]>> = {
  lottery: ['lottery'],
  'one-click-claim': ['one-click'],
  recommendation: ['display', 'one-click'],
  task: ['task'],
};
/** Without a hook there is nothing to do in them. */
const NEED_A_HOOK: readonly InteractionMode[] = ['lottery', 'task'];

/** Why a hook may not stand where a plan puts it. */
export type HookRefusal = 'plan.hook-mismatch' | 'plan.hook-not-in-slot' | 'plan.pack-size';

/** Refuses a hook that does not go with the mode, or with a slot that shows products; `at` is the field of the placement. */
export function hookFault(
  { mode, hook = null }: PlacementOfPlan,
  slot: Slot,
  at: string,
): Refused<HookRefusal> | null {
  const isFitting =
    hook === null ? !NEED_A_HOOK.includes(mode) : MODES_OF[hook.kind].includes(mode);
  if (!isFitting) return refused('plan.hook-mismatch', { mode, field: `${at}.hook` });
  const isAboutShopper = hook !== null && hook.kind !== 'lottery';
  return isAboutShopper && slot.matchesProduct
    ? refused('plan.hook-not-in-slot', { hook: hook.kind, slot: slot.name, field: `${at}.hook` })
    : null;
}

/** A pack is all stocks of a scheme: as many as one claim can name. */
export function packFault(
  placements: readonly PlacementOfPlan[],
  stocksOf: ReadonlyMap<string, number>,
): Refused<HookRefusal> | null {
  const at = placements.findIndex(({ hook }) => hook?.kind === 'one-click-claim');
  if (at < 0) return null;
  for (const [schemeId, stocks] of stocksOf) {
    if (stocks > PACK_AT_MOST) {
      const field = `placements[${at}].hook`;
      return refused('plan.pack-size', { schemeId, stocks, most: PACK_AT_MOST, field });
    }
  }
  return null;
}
