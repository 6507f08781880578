import type { DropReason, Text } from '../decision/domain/candidate.js';

/** Each reason in words, for where what dropped a candidate has no closer ones. Total: a new reason needs its text. */
export const REASON_TEXTS: Readonly<Record<DropReason, Text>> = {
  'recall.limit': {
    zh: '该来源的候选名额已满',
    en: 'Its source had enough candidates of higher rank',
  },
  'recall.source-off': { zh: '该坑位不使用此来源', en: 'The slot does not take from its source' },
  'recall.source-late': {
    zh: '该来源未能及时响应',
    en: 'Its source did not answer in time',
  },
  'recall.switched-off': { zh: '已被开关停用', en: 'It is switched off' },
  'recall.not-allowed': {
    zh: '坑位不允许该种类或方式',
    en: 'The slot does not take its kind or mode',
  },
  'recall.not-in-time': { zh: '不在投放时间内', en: 'It does not run at this time' },
  'recall.pack-incomplete': {
    zh: '礼包中的权益无法全部领取',
    en: 'Not all of the pack can be had',
  },
  'target.audience': { zh: '不属于该人群', en: 'It is for another audience' },
  'target.unknown-shopper': { zh: '暂时无法识别人群', en: 'The audience could not be told' },
  'target.control': { zh: '该用户在实验对照组', en: 'The shopper is in the control arm' },
  'target.holdout': { zh: '该用户在全局对照组', en: 'The shopper is held out' },
  'match.out-of-scope': { zh: '不适用于该商品', en: 'It is not for this product' },
  'match.below-threshold': { zh: '未达使用门槛', en: 'The price is below its threshold' },
  'match.no-use': { zh: '对该商品没有优惠', en: 'It takes nothing off this product' },
  'match.no-product': { zh: '页面没有商品', en: 'The page shows no product' },
  'match.nothing-to-recommend': {
    zh: '没有可推荐的商品',
    en: 'There is no product to recommend it with',
  },
  'cap.frequency': { zh: '近期展示次数已达上限', en: 'It was seen often enough' },
  'cap.hard': { zh: '展示次数已达硬上限', en: 'It may not be shown once more' },
  'cap.hard-unknown': { zh: '暂时无法核对展示上限', en: 'Its cap could not be checked' },
  'cap.claim-limit': { zh: '已达领取上限', en: 'It was claimed as often as allowed' },
  'cap.budget': { zh: '今日或共享预算已用完', en: 'A budget that pays for it is used up' },
  'merge.no-gain': { zh: '预期收益不高于成本', en: 'It would cost as much as it brings' },
  'merge.duplicate': { zh: '同页另一处已展示', en: 'It is shown elsewhere on the page' },
  'merge.excluded': { zh: '与已展示的权益互斥', en: 'It excludes what is shown' },
  'trim.diversity': { zh: '为多样性让位', en: 'It made room for something different' },
  'trim.runner-up-limit': { zh: '得分较低', en: 'Others scored higher' },
};
