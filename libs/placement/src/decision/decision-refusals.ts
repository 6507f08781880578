import type { RefusalTable } from '@boon/shared-kernel';

/** Why a request for a decision is not answered. */
export type DecisionRefusal = 'slot.unknown';

/** Status and text of the refusals of decisions. */
export const DECISION_REFUSALS: RefusalTable<DecisionRefusal> = {
  'slot.unknown': { status: 400, zh: '没有坑位 {slot}', en: 'There is no slot {slot}' },
};
