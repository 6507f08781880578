import type { RefusalTable } from '@boon/shared-kernel';
import type { VoidRefusal } from './void-grant.js';

/** Status and texts of the refusals of taking a grant back; `grant.expired` is a claim's, too. */
export const VOID_REFUSALS: RefusalTable<Exclude<VoidRefusal, 'grant.expired'>> = {
  'grant.unknown': { status: 404, zh: '没有该权益。', en: 'There is no such grant.' },
  'grant.not-held': {
    status: 409,
    zh: '权益当前状态（{state}）不允许作废。',
    en: 'It is {state}: only what is held can be made void.',
  },
  'grant.is-gift': {
    status: 409,
    zh: '礼品请通过取消礼品来收回。',
    en: 'A gift is cancelled instead.',
  },
};
