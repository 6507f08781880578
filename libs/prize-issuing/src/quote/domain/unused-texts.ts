import type { UnusedGrant } from '@boon/benefit-terms';

/** Why a grant is not used, for the shopper. */
export interface ReasonText {
  readonly zh: string;
  readonly en: string;
}

/** One text for each reason that the search can give. */
export const UNUSED_TEXTS: Readonly<Record<UnusedGrant['reason'], ReasonText>> = {
  'grant.leaves-prices-alone': { zh: '该权益不用于订单', en: 'This is not used on orders' },
  'grant.out-of-scope': {
    zh: '订单中没有适用的商品',
    en: 'Nothing in the order is what this is for',
  },
  'grant.below-threshold': { zh: '未达到使用门槛', en: 'The order is below its threshold' },
  'grant.below-threshold-after-others': {
    zh: '使用其他优惠后未达到门槛',
    en: 'The order is below its threshold after the other benefits',
  },
  'grant.without-effect': { zh: '对该订单没有优惠', en: 'It takes nothing off this order' },
  'grant.barred-by-exclusive': {
    zh: '不能与其他优惠同时使用',
    en: 'It cannot be combined with the others',
  },
  'grant.nothing-left': {
    zh: '适用商品已无可优惠金额',
    en: 'Nothing is left to pay on what it is for',
  },
  'grant.another-of-group': {
    zh: '同类优惠中已使用更优惠的一张',
    en: 'A better one of its kind is used',
  },
  'grant.not-in-best-set': {
    zh: '不在最优惠的组合中',
    en: 'The best combination does without it',
  },
  'grant.subsidy-limit': {
    zh: '已达到单笔订单的补贴上限',
    en: 'The order has as much subsidy as it may have',
  },
  'grant.no-instalments': {
    zh: '仅用于分期付款',
    en: 'It is for orders that are paid in instalments',
  },
  'grant.other-months': {
    zh: '不适用于所选分期期数',
    en: 'It is for other numbers of instalments',
  },
  'grant.another-waives-more': {
    zh: '已使用免息更多的一张',
    en: 'Another one waives more of the interest',
  },
};
