import type { RefusalTable } from '@boon/shared-kernel';

/** Why a request for a decision is not answered. */
export type DecisionRefusal = 'slot.unknown' | 'decision.too-many';

/** Status and text of the refusals of decisions. */
export const DECISION_REFUSALS: RefusalTable<DecisionRefusal> = {
  'slot.unknown': { status: 400, zh: '没有坑位 {slot}', en: 'There is no slot {slot}' },
  'decision.too-many': {
    status: 400,
    zh: '一次请求最多 {most} 个位置,收到 {wanted} 个',
    en: 'A request asks for at most {most} winners of its own; this one asks for {wanted}',
  },
};
