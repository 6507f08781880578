import { Money } from '@boon/shared-kernel';
import type { Shop } from '../shop/shop.js';
import type { AssetPlan, Period } from './drafts.js';
import { aisleCoupons } from './shop-aisles.js';
import { shopSpecials } from './shop-specials.js';

const DAY_MS = 86_400_000;
const RUNS_DAYS = 120;
const TEN_PERCENT = 10n;

/** From the start of the shop's day, for four months. */
export function periodOf(now: Date): Period {
  const start = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + RUNS_DAYS * DAY_MS).toISOString(),
  };
}

/** Every kind of benefit, so that each slot has something for every shopper. */
export function shopAssets(shop: Shop): AssetPlan[] {
  const period = periodOf(shop.now);
  return [
    ...everydayAssets(shop, period),
    ...aisleCoupons(period),
    ...sellersAssets(shop, period),
    ...shopSpecials(shop, period),
    ...greetings(period),
  ];
}

function everydayAssets(shop: Shop, period: Period): AssetPlan[] {
  return [
    {
      code: 'shop-five-yuan',
      name: { zh: '5元无门槛券', en: 'CNY 5 off anything' },
      terms: { kind: 'no-threshold', amount: '500', scope: {} },
      quantity: 1_000,
      period,
      daysAfterClaim: 7,
    },
    {
      code: 'shop-favourite',
      name: { zh: '人气单品券', en: 'Off our most popular product' },
      terms: {
        kind: 'product',
        amount: tenPercentOf(shop),
        scope: { spus: [shop.mostPopularSpu] },
      },
      quantity: 300,
      period,
    },
    {
      code: 'shop-skincare-99-20',
      name: { zh: '护肤满99减20', en: '20 off 99 of skincare' },
      terms: {
        kind: 'category',
        threshold: '9900',
        amount: '2000',
        scope: { categories: ['beauty/skincare'] },
      },
      quantity: 500,
      period,
      daysAfterClaim: 14,
    },
    {
      code: 'shop-15-percent',
      name: { zh: '全场85折（最高减30）', en: '15 % off, up to CNY 30' },
      terms: { kind: 'full-reduction', threshold: '19900', percent: 1_500, cap: '3000', scope: {} },
      quantity: 1_000,
      period,
      daysAfterClaim: 14,
    },
  ];
}

/** One seller's own coupon, of which the platform bears three tenths. */
function sellersAssets(shop: Shop, period: Period): AssetPlan[] {
  return shop.merchants.slice(0, 1).map(({ merchantId, name }) => ({
    code: 'shop-seller-199-30',
    name: { zh: `${name.zh}满199减30`, en: `30 off 199 at ${name.en}` },
    terms: {
      kind: 'full-reduction',
      threshold: '19900',
      amount: '3000',
      scope: { merchants: [merchantId] },
    },
    quantity: 500,
    period,
  }));
}

function greetings(period: Period): AssetPlan[] {
  return [
    {
      code: 'shop-comeback-200-40',
      name: { zh: '好久不见 满200减40', en: 'Welcome back: 40 off 200' },
      terms: { kind: 'full-reduction', threshold: '20000', amount: '4000', scope: {} },
      quantity: 1_000,
      period,
      daysAfterClaim: 14,
    },
    {
      code: 'shop-welcome-300-50',
      name: { zh: '新人满300减50', en: 'Welcome: 50 off 300' },
      terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
      quantity: 2_000,
      period,
      daysAfterClaim: 7,
    },
  ];
}

function tenPercentOf(shop: Shop): string {
  const favourite = shop.products.find((product) => product.spu === shop.mostPopularSpu);
  const price = Money.parse(favourite?.priceFen ?? '0').fen;
  return Money.ofFen(price / TEN_PERCENT)
    .atLeast(Money.ofFen(100))
    .toString();
}
