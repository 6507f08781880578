import type { Shop } from '../shop/shop.js';
import type { PlacementPlan, PlanPlan, SchemePlan, SlotName } from './drafts.js';
import { AISLE_CODES } from './shop-aisles.js';
import { periodOf } from './shop-assets.js';

/** A scheme with the codes of the assets in it. */
export interface SchemeOfShop extends SchemePlan {
  readonly assets: readonly string[];
}

/** A plan with the codes of its schemes. */
export interface PlanOfShop extends PlanPlan {
  readonly schemes: readonly string[];
}

const stages = (...values: readonly string[]) => ({
  op: 'in',
  attribute: 'user.stage',
  values: [...values],
});

/** Schemes by lifecycle stage or segment, some for everyone, and what is special about a place. */
export const SHOP_SCHEMES: readonly SchemeOfShop[] = [
  {
    code: 'shop-newcomers',
    name: { zh: '新客礼遇', en: 'Welcome, newcomer' },
    goal: 'acquire',
    audience: stages('new'),
    assets: ['shop-welcome-300-50', 'shop-five-yuan'],
  },
  {
    code: 'shop-members',
    name: { zh: '会员补贴', en: 'For our members' },
    goal: 'retain',
    audience: stages('active'),
    assets: ['shop-subsidy-20', 'shop-raffle-ticket'],
  },
  {
    code: 'shop-everyday',
    name: { zh: '天天优惠', en: 'Everyday offers' },
    goal: 'convert',
    audience: null,
    assets: ['shop-15-percent', 'shop-skincare-99-20', 'shop-favourite'],
  },
  {
    code: 'shop-aisles',
    name: { zh: '分类好券', en: 'Coupons for every aisle' },
    goal: 'convert',
    audience: null,
    assets: AISLE_CODES,
  },
  {
    code: 'shop-stay',
    name: { zh: '老友关怀', en: 'Stay with us' },
    goal: 'retain',
    audience: stages('at-risk'),
    assets: ['shop-gift-tea-set', 'shop-five-yuan'],
  },
  {
    code: 'shop-come-back',
    name: { zh: '回归有礼', en: 'Come back' },
    goal: 'reactivate',
    audience: stages('dormant'),
    assets: ['shop-comeback-200-40'],
  },
  {
    code: 'shop-good-to-see-you',
    name: { zh: '欢迎回来', en: 'Good to see you again' },
    goal: 'retain',
    audience: stages('returned'),
    assets: ['shop-interest-free-6', 'shop-comeback-200-40'],
  },
  {
    code: 'shop-vip',
    name: { zh: '会员专享', en: 'For our best customers' },
    goal: 'retain',
    audience: { op: 'intersects', attribute: 'user.segments', values: ['vip'] },
    assets: ['shop-seller-199-30', 'shop-15-percent'],
  },
  {
    code: 'shop-without-interest',
    name: { zh: '分期免息', en: 'Pay in parts, without interest' },
    goal: 'convert',
    audience: null,
    assets: ['shop-interest-free-3', 'shop-interest-free-12'],
  },
  {
    code: 'shop-ad-visitors',
    name: { zh: '广告专享', en: 'For those who come by an ad' },
    goal: 'acquire',
    audience: null,
    assets: ['shop-ad-100-18'],
  },
  {
    code: 'shop-hall',
    name: { zh: '年末会场', en: 'The year-end hall' },
    goal: 'convert',
    audience: null,
    assets: ['shop-subsidy-8', 'shop-raffle-ticket', 'shop-gift-tea-set', 'shop-interest-free-6'],
  },
  {
    // Of its own: what stands for the wheel cannot be claimed beside it.
    code: 'shop-wheel',
    name: { zh: '会场转盘奖品', en: 'Prizes of the wheel' },
    goal: 'convert',
    audience: null,
    assets: ['shop-gift-tea-set', 'shop-raffle-ticket'],
  },
];

interface ChannelPlan extends Omit<PlanOfShop, 'period' | 'placements'> {
  readonly placement: PlacementPlan;
}

const CHANNEL_PLANS: readonly ChannelPlan[] = [
  {
    code: 'shop-home-popup',
    name: { zh: '首页弹窗', en: 'Home popup' },
    placement: placed('home.popup', 'auto-claim', { priority: 500, dailyCapPerUser: 3 }),
    schemes: ['shop-newcomers', 'shop-come-back'],
  },
  {
    code: 'shop-home-offers',
    name: { zh: '首页好礼', en: 'Home offers' },
    placement: placed('home.popup', 'one-click', { priority: 400, dailyCapPerUser: 8 }),
    schemes: ['shop-members', 'shop-stay', 'shop-good-to-see-you', 'shop-hall'],
  },
  {
    code: 'shop-product-page',
    name: { zh: '商品详情页', en: 'Product page' },
    placement: placed('pdp.any', 'one-click', { priority: 500 }),
    schemes: ['shop-everyday', 'shop-aisles', 'shop-newcomers', 'shop-vip'],
  },
  {
    code: 'shop-product-inside',
    name: { zh: '站内商品页', en: 'Product page from inside' },
    placement: placed('pdp.internal', 'one-click', { priority: 400 }),
    schemes: ['shop-without-interest', 'shop-aisles', 'shop-everyday'],
  },
  {
    code: 'shop-product-ad',
    name: { zh: '站外广告商品页', en: 'Product page from an ad' },
    placement: placed('pdp.external-ad', 'one-click', { priority: 900 }),
    schemes: ['shop-ad-visitors', 'shop-aisles'],
  },
  {
    code: 'shop-search',
    name: { zh: '搜索页', en: 'Search' },
    placement: placed('search.top', 'one-click', { priority: 300 }),
    schemes: ['shop-everyday', 'shop-aisles'],
  },
  {
    code: 'shop-event-hall',
    name: { zh: '会场', en: 'Event hall' },
    placement: placed('event-hall.banner', 'one-click', { priority: 300 }),
    schemes: ['shop-hall', 'shop-newcomers', 'shop-vip', 'shop-good-to-see-you'],
  },
];

function placed(
  slot: SlotName,
  mode: PlacementPlan['mode'],
  { priority, dailyCapPerUser = null }: { priority: number; dailyCapPerUser?: number | null },
): PlacementPlan {
  return { slot, mode, priority, dailyCapPerUser };
}

/** One plan for each channel, and the wheel at the hall. */
export function shopPlans(shop: Shop, lotteryId: string): PlanOfShop[] {
  const period = periodOf(shop.now);
  const plans = CHANNEL_PLANS.map(({ placement, ...plan }) => ({
    ...plan,
    period,
    placements: [placement],
  }));
  return [...plans, { ...WHEEL, period, placements: [wheelOf(lotteryId)] }];
}

const WHEEL = {
  code: 'shop-hall-wheel',
  name: { zh: '会场转盘', en: 'The wheel at the hall' },
  schemes: ['shop-wheel'],
};

function wheelOf(lotteryId: string): PlacementPlan {
  const hook = { kind: 'lottery', lotteryId } as const;
  return { slot: 'event-hall.banner', mode: 'lottery', priority: 800, dailyCapPerUser: null, hook };
}
