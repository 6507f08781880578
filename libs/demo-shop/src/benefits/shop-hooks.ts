import type { Shop } from '../shop/shop.js';
import type { Draft, HookPlan, PlacementPlan } from './drafts.js';
import { aisleCode } from './shop-aisles.js';
import { periodOf } from './shop-assets.js';
import type { PlanOfShop, SchemeOfShop } from './shop-schemes.js';

const HALL = 'event-hall.banner';
const SOURCES = [
  ...['platform-coupons', 'merchant-vouchers', 'subsidies'],
  ...['hooks', 'product-benefits', 'personalised'],
];
/** Goods that the hall recommends: of one part of the shop, from so much on. */
const RECOMMENDED = { category: 'fashion/', fromFen: 19_900, count: 6 };

const inAisle = (...codes: readonly string[]) => codes.map((code) => aisleCode({ code }));
const everyone = { goal: 'convert', audience: null } as const;

/** What is taken by one tap, recommended with goods, and earned by doing something. */
export const HOOK_SCHEMES: readonly SchemeOfShop[] = [
  {
    code: 'shop-hall-pack',
    name: { zh: '居家运动三件套', en: 'Three for home and sports' },
    ...everyone,
    assets: inAisle('home', 'sports', 'food'),
  },
  {
    code: 'shop-hall-picks',
    name: { zh: '当季穿搭', en: 'This season’s fashion' },
    ...everyone,
    assets: inAisle('fashion'),
  },
  {
    code: 'shop-hall-task',
    name: { zh: '加购任务', en: 'Fill your cart' },
    ...everyone,
    assets: inAisle('electronics'),
  },
];

/** The settings of the hall: room for its hooks beside the wheel and the tickets. */
export const HALL_SETTINGS: Draft = {
  kind: 'slots',
  code: 'shop-hall-settings',
  content: {
    ...{ name: HALL, capacity: 9, matchesProduct: false },
    sources: SOURCES.map((source) => ({ source, limit: 200, budgetMs: 20 })),
    modes: ['display', 'auto-claim', 'one-click', 'lottery', 'task'],
    ...{ kinds: null, caps: [], onePerMerchant: false, mayBeEmpty: false },
    fallback: { zh: '更多优惠即将开始', en: 'More offers soon' },
  },
};

/** One plan for each hook of the hall. */
export function hookPlans(shop: Shop): PlanOfShop[] {
  const period = periodOf(shop.now);
  const skus = shop.products
    .filter(({ categoryPath }) => categoryPath.startsWith(RECOMMENDED.category))
    .filter(({ priceFen }) => Number(priceFen) >= RECOMMENDED.fromFen)
    .slice(0, RECOMMENDED.count)
    .map(({ sku }) => sku);
  const task = { do: 'add-to-cart', count: 2 } as const;
  const hooks: Readonly<Record<string, HookPlan>> = {
    'shop-hall-pack': { kind: 'one-click-claim', pack: 'available' },
    'shop-hall-picks': { kind: 'recommendation', skus },
    'shop-hall-task': { kind: 'task', task },
  };
  return HOOK_SCHEMES.flatMap(({ code, name }) => {
    const hook = hooks[code];
    return hook ? [{ ...ofHook(hook), code, name, period, schemes: [code] }] : [];
  });
}

function ofHook(hook: HookPlan): Pick<PlanOfShop, 'placements'> {
  const mode = hook.kind === 'task' ? 'task' : 'one-click';
  const placement: PlacementPlan = {
    ...{ slot: HALL, mode, priority: 700, dailyCapPerUser: null, hook },
  };
  return { placements: [placement] };
}
