import type { EventContract } from '@boon/shared-kernel';
import type { Notice, NoticeTemplate } from '../notification/domain/notice.js';

/** What a baker tells. */
export interface LoafBaked {
  readonly userId: string;
  readonly name: string;
  readonly count: number;
}

const TEMPLATE: NoticeTemplate = {
  code: 'loaf-baked',
  zh: { title: '新鲜出炉', body: '{name}面包 {count} 个' },
  en: { title: 'Fresh bread', body: '{count} loaves of {name}' },
};

/** The contract of an event that exists in specs only. */
export const LOAF_BAKED: EventContract<LoafBaked> = {
  type: 'bakery.loaf-baked.v1',
  topic: 'bakery',
  example: { userId: 'ann', name: 'rye', count: 3 },
  keyOf: ({ userId }) => userId,
  parse: (payload) => payload as LoafBaked,
  of: (payload) => ({
    type: 'bakery.loaf-baked.v1',
    topic: 'bakery',
    key: payload.userId,
    payload,
  }),
};

/** A notice of that event. */
export function aNotice(): Notice<LoafBaked> {
  return {
    on: LOAF_BAKED,
    template: TEMPLATE,
    recipient: ({ userId }) => userId,
    variables: ({ name, count }) => ({ name, count: String(count) }),
  };
}
