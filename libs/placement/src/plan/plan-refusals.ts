import type { RefusalTable } from '@boon/shared-kernel';

/** Why a plan may not be kept or published. */
export type PlanRefusal =
  | 'plan.scheme-unknown'
  | 'plan.slot-unknown'
  | 'plan.slot-twice'
  | 'plan.window-empty'
  | 'plan.mode-not-supported'
  | 'plan.mode-not-in-slot'
  | 'plan.hook-mismatch'
  | 'plan.cap-misplaced';

/** Status and text of the refusals of plans. */
export const PLAN_REFUSALS: RefusalTable<PlanRefusal> = {
  'plan.scheme-unknown': {
    status: 422,
    zh: '方案 {schemeId} 不存在或未发布',
    en: 'Scheme {schemeId} does not exist or is not published',
  },
  'plan.slot-unknown': { status: 422, zh: '没有坑位 {slot}', en: 'There is no slot {slot}' },
  'plan.slot-twice': {
    status: 422,
    zh: '坑位 {slot} 重复',
    en: 'Slot {slot} is named twice',
  },
  'plan.window-empty': {
    status: 422,
    zh: '结束时间必须晚于开始时间',
    en: 'The plan must end after it starts',
  },
  'plan.mode-not-supported': {
    status: 422,
    zh: '暂不支持互动方式 {mode}',
    en: 'Interaction mode {mode} cannot be placed yet',
  },
  'plan.mode-not-in-slot': {
    status: 422,
    zh: '坑位 {slot} 不允许互动方式 {mode}',
    en: 'Slot {slot} does not take the interaction mode {mode}',
  },
  'plan.hook-mismatch': {
    status: 422,
    zh: '抽奖方式需要抽奖活动,其他方式不能带抽奖活动({mode})',
    en: 'The mode lottery needs a lottery, and no other mode takes one ({mode})',
  },
  'plan.cap-misplaced': {
    status: 422,
    zh: '计划的频控只能针对权益、方案或计划,不能针对 {on}',
    en: 'A plan caps the benefit, the scheme or itself, not {on}',
  },
};
