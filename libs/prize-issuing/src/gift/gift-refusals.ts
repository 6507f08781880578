import type { RefusalTable } from '@boon/shared-kernel';

/** Every code with which gifts and items of events are refused, beside `grant.expired`. */
export type GiftCode =
  'gift.unknown' | 'gift.state' | 'event-item.unknown' | 'event-item.used' | 'event-item.gone';

/** Status and texts of each. */
export const GIFT_REFUSALS: RefusalTable<GiftCode> = {
  'gift.unknown': { status: 404, zh: '没有该礼品。', en: 'There is no such gift.' },
  'gift.state': {
    status: 409,
    zh: '礼品当前状态（{state}）不允许此操作。',
    en: 'A gift that is {state} cannot do this.',
  },
  'event-item.unknown': { status: 404, zh: '没有该活动物品。', en: 'There is no such item.' },
  'event-item.used': {
    status: 409,
    zh: '该活动物品已被使用。',
    en: 'This item was used before.',
  },
  'event-item.gone': {
    status: 409,
    zh: '该活动物品已作废。',
    en: 'This item is void.',
  },
};
