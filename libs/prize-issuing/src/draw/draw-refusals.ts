import type { RefusalTable } from '@boon/shared-kernel';
import type { ChanceRefusal } from './domain/chance.js';
import type { DrawRefusal } from './domain/draw.js';
import type { LotteryRefusal } from './lottery-kind.js';

/** Every code with which draws refuse. */
export type LotteryDrawRefusal =
  | ChanceRefusal
  | DrawRefusal
  | LotteryRefusal
  | 'chance.user-missing'
  | 'chance.user-foreign'
  | 'round.unknown'
  | 'round.not-over'
  | 'round.not-revealed';

/** Status and texts of each. */
export const DRAW_REFUSALS: RefusalTable<LotteryDrawRefusal> = {
  'lottery.unknown': { status: 404, zh: '没有该抽奖活动。', en: 'There is no such lottery.' },
  'lottery.not-running': {
    status: 409,
    zh: '抽奖活动未在进行。',
    en: 'The lottery is not running.',
  },
  'lottery.sold-out': {
    status: 409,
    zh: '抽奖机会已发完。',
    en: 'All chances of this lottery are gone.',
  },
  'chance.limit-reached': {
    status: 409,
    zh: '您的抽奖机会已达上限。',
    en: 'You have had as many chances as you may.',
  },
  'chance.unknown': { status: 404, zh: '没有该抽奖机会。', en: 'There is no such chance.' },
  'chance.expired': { status: 409, zh: '抽奖机会已过期。', en: 'This chance has lapsed.' },
  'chance.user-missing': {
    status: 400,
    zh: '须指明用户（userId）。',
    en: 'A service names the user (userId).',
  },
  'chance.user-foreign': {
    status: 403,
    zh: '只能为自己领取抽奖机会。',
    en: 'A user takes chances for nobody else.',
  },
  'draw.seed-changed': {
    status: 422,
    zh: '该机会已用另一个种子抽取。',
    en: 'This chance was drawn with another client seed.',
  },
  'round.unknown': { status: 404, zh: '没有该轮次。', en: 'There is no such round.' },
  'round.not-over': {
    status: 409,
    zh: '该轮次尚未结束（还有 {waiting} 次未抽）。',
    en: 'The round is not over: {waiting} chances can still be drawn, or it is still open.',
  },
  'round.not-revealed': {
    status: 409,
    zh: '该轮次尚未公布种子。',
    en: 'The seed of this round is not revealed yet.',
  },
  'lottery.window-empty': {
    status: 422,
    zh: '结束时间必须晚于开始时间。',
    en: 'The lottery must end after it starts.',
  },
  'lottery.prize-keys-repeat': {
    status: 422,
    zh: '奖品编码重复。',
    en: 'Each prize needs a key of its own.',
  },
  'lottery.odds-not-one': {
    status: 422,
    zh: '各奖品概率之和须恰好为 1。',
    en: 'The odds must sum to one exactly, with a common denominator of at most 10^13.',
  },
  'lottery.tickets-missing': {
    status: 422,
    zh: '每个奖品须设签数，且总数大于零。',
    en: 'Every prize in an urn needs its number of tickets.',
  },
  'lottery.round-size': {
    status: 422,
    zh: '每轮机会数有误。',
    en: 'A round has 1 to 100,000 chances; an urn has as many as tickets.',
  },
  'lottery.consolation-invalid': {
    status: 422,
    zh: '安慰奖须为不限量的奖品之一。',
    en: 'The consolation must be one of the prizes, without quotas.',
  },
  'lottery.pity-invalid': {
    status: 422,
    zh: '保底设置有误。',
    en: 'Pity needs fixed odds and one of the prizes.',
  },
  'lottery.stock-unknown': {
    status: 422,
    zh: '奖品批次不存在或已停止：{stockId}',
    en: 'Stock {stockId} does not exist or was stopped.',
  },
};
