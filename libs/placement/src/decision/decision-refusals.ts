import type { RefusalTable } from '@boon/shared-kernel';

/** Why a request for a decision is not answered. */
export type DecisionRefusal = 'slot.unknown' | 'decision.too-many' | 'decision.trace-limit';

/** Status and text of the refusals of decisions. */
export const DECISION_REFUSALS: RefusalTable<DecisionRefusal> = {
  'slot.unknown': { status: 400, zh: '没有坑位 {slot}', en: 'There is no slot {slot}' },
  'decision.trace-limit': {
    status: 429,
    zh: '每分钟最多可查看 {perMinute} 次决策原因,请在 {retryAfter} 秒后再试',
    en: 'Reasons may be asked for {perMinute} times a minute; try again in {retryAfter} s',
  },
  'decision.too-many': {
    status: 400,
    zh: '一次请求最多 {most} 个位置,收到 {wanted} 个',
    en: 'A request asks for at most {most} winners of its own; this one asks for {wanted}',
  },
};
