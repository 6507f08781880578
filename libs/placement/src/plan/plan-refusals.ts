import type { RefusalTable } from '@boon/shared-kernel';
import type { LotteryRefusal } from './lottery-check.js';
import type { HookRefusal } from './hook-check.js';

/** Why a plan may not be kept or published. */
export type PlanRefusal =
  | 'plan.scheme-unknown'
  | 'plan.slot-unknown'
  | 'plan.slot-twice'
  | 'plan.window-empty'
  | 'plan.mode-not-in-slot'
  | HookRefusal
  | LotteryRefusal
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
  'plan.mode-not-in-slot': {
    status: 422,
    zh: '坑位 {slot} 不允许互动方式 {mode}',
    en: 'Slot {slot} does not take the interaction mode {mode}',
  },
  'plan.hook-mismatch': {
    status: 400,
    zh: '互动方式 {mode} 与挂钩不符:抽奖与任务各需其挂钩,礼包用于一键领取,推荐用于展示或一键领取',
    en: 'The hook does not go with the mode {mode}: lottery and task need theirs, packs go with one-click, recommendations with display or one-click',
  },
  'plan.hook-not-in-slot': {
    status: 400,
    zh: '坑位 {slot} 展示单个商品,不能放 {hook}',
    en: 'The slot {slot} shows a product: {hook} does not go there',
  },
  'plan.pack-size': {
    status: 400,
    zh: '礼包最多 {most} 个权益,方案 {schemeId} 有 {stocks} 个',
    en: 'A pack has at most {most} benefits; the scheme {schemeId} has {stocks}',
  },
  'plan.lottery-unknown': {
    status: 400,
    zh: '没有已发布的抽奖 {lotteryId}',
    en: 'There is no published lottery {lotteryId}',
  },
  'plan.lottery-closed': {
    status: 409,
    zh: '抽奖 {lotteryId} 在计划开始前已结束',
    en: 'The lottery {lotteryId} is over before the plan begins',
  },
  'plan.cap-misplaced': {
    status: 422,
    zh: '计划的频控只能针对权益、方案或计划,不能针对 {on}',
    en: 'A plan caps the benefit, the scheme or itself, not {on}',
  },
};
