import type { Shop } from '../shop/shop.js';
import type { PlacementPlan, PlanPlan, SchemePlan } from './drafts.js';
import { periodOf } from './shop-assets.js';

/** A scheme with the codes of the assets in it. */
export interface SchemeOfShop extends SchemePlan {
  readonly assets: readonly string[];
}

/** A plan with the codes of its schemes. */
export interface PlanOfShop extends PlanPlan {
  readonly schemes: readonly string[];
}

/** One scheme for each goal, by lifecycle stage or segment, and one for everyone. */
export const SHOP_SCHEMES: readonly SchemeOfShop[] = [
  {
    code: 'shop-newcomers',
    name: { zh: '新客礼遇', en: 'Welcome, newcomer' },
    goal: 'acquire',
    audience: { op: 'in', attribute: 'user.stage', values: ['new'] },
    assets: ['shop-welcome-300-50', 'shop-five-yuan'],
  },
  {
    code: 'shop-everyday',
    name: { zh: '天天优惠', en: 'Everyday offers' },
    goal: 'convert',
    audience: null,
    assets: ['shop-15-percent', 'shop-skincare-99-20', 'shop-favourite'],
  },
  {
    code: 'shop-stay',
    name: { zh: '老友关怀', en: 'Stay with us' },
    goal: 'retain',
    audience: { op: 'in', attribute: 'user.stage', values: ['at-risk'] },
    assets: ['shop-15-percent', 'shop-five-yuan'],
  },
  {
    code: 'shop-come-back',
    name: { zh: '回归有礼', en: 'Come back' },
    goal: 'reactivate',
    audience: { op: 'in', attribute: 'user.stage', values: ['dormant', 'returned'] },
    assets: ['shop-comeback-200-40'],
  },
  {
    code: 'shop-vip',
    name: { zh: '会员专享', en: 'For our best customers' },
    goal: 'retain',
    audience: { op: 'intersects', attribute: 'user.segments', values: ['vip'] },
    assets: ['shop-seller-199-30', 'shop-15-percent'],
  },
];

interface ChannelPlan extends Omit<PlanOfShop, 'period' | 'placements'> {
  readonly placement: PlacementPlan;
}

const CHANNEL_PLANS: readonly ChannelPlan[] = [
  {
    code: 'shop-home-popup',
    name: { zh: '首页弹窗', en: 'Home popup' },
    placement: { slot: 'home.popup', mode: 'auto-claim', priority: 500, dailyCapPerUser: 3 },
    schemes: ['shop-newcomers', 'shop-stay', 'shop-come-back'],
  },
  {
    code: 'shop-product-page',
    name: { zh: '商品详情页', en: 'Product page' },
    placement: { slot: 'pdp.any', mode: 'one-click', priority: 500, dailyCapPerUser: null },
    schemes: ['shop-everyday', 'shop-newcomers', 'shop-vip'],
  },
  {
    code: 'shop-search',
    name: { zh: '搜索页', en: 'Search' },
    placement: { slot: 'search.top', mode: 'one-click', priority: 300, dailyCapPerUser: null },
    schemes: ['shop-everyday'],
  },
  {
    code: 'shop-event-hall',
    name: { zh: '会场', en: 'Event hall' },
    placement: {
      slot: 'event-hall.banner',
      mode: 'one-click',
      priority: 300,
      dailyCapPerUser: null,
    },
    schemes: ['shop-everyday', 'shop-vip', 'shop-come-back'],
  },
];

/** One plan for each channel. */
export function shopPlans(shop: Shop): PlanOfShop[] {
  const period = periodOf(shop.now);
  return CHANNEL_PLANS.map(({ placement, ...plan }) => ({
    ...plan,
    period,
    placements: [placement],
  }));
}
