import { Money } from '@boon/shared-kernel';
import type { ProductLine } from '../feeds/feed-lines.js';
import type { Shop } from '../shop/shop.js';
import type { AssetPlan, Period } from './drafts.js';

/** What is given away: a set of tea things. */
const GIFT_SHELF = 'home/kitchen/tableware';

/** One benefit of every kind that is no coupon, and the coupon for those who come by an ad. */
export function shopSpecials(shop: Shop, period: Period): AssetPlan[] {
  return [...withoutInterest(period), ...balances(period), ...things(shop, period), ofAds(period)];
}

function withoutInterest(period: Period): AssetPlan[] {
  return [
    {
      code: 'shop-interest-free-3',
      name: { zh: '3期免息', en: 'No interest over 3 months' },
      terms: { kind: 'interest-free', months: [3], cap: '3000', scope: {} },
      quantity: 500,
      period,
      daysAfterClaim: 30,
    },
    {
      code: 'shop-interest-free-6',
      name: { zh: '6期免息', en: 'No interest over 6 months' },
      terms: { kind: 'interest-free', months: [3, 6], cap: '8000', scope: {} },
      quantity: 300,
      period,
      daysAfterClaim: 30,
    },
    {
      code: 'shop-interest-free-12',
      name: { zh: '数码12期免息', en: 'Electronics: no interest over 12 months' },
      terms: {
        kind: 'interest-free',
        months: [3, 6, 12],
        cap: '20000',
        scope: { categories: ['electronics'] },
      },
      quantity: 200,
      period,
      daysAfterClaim: 30,
    },
  ];
}

function balances(period: Period): AssetPlan[] {
  return [
    {
      code: 'shop-subsidy-20',
      name: { zh: '会员补贴 20元', en: 'CNY 20 of balance for members' },
      terms: { kind: 'subsidy', amount: '2000' },
      quantity: 1_000,
      period,
      daysAfterClaim: 30,
    },
    {
      code: 'shop-subsidy-8',
      name: { zh: '会场补贴 8元', en: 'CNY 8 of balance from the hall' },
      terms: { kind: 'subsidy', amount: '800' },
      quantity: 2_000,
      period,
      daysAfterClaim: 7,
    },
  ];
}

function things(shop: Shop, period: Period): AssetPlan[] {
  const { sku, name, priceFen } = giftOf(shop.products);
  return [
    {
      code: 'shop-gift-tea-set',
      name: { zh: `赠礼：${name.zh}`, en: `A gift: ${name.en}` },
      terms: { kind: 'physical-gift', sku, unitCost: priceFen },
      quantity: 100,
      period,
    },
    {
      code: 'shop-raffle-ticket',
      name: { zh: '年末抽奖券', en: 'Ticket of the year-end raffle' },
      terms: { kind: 'event-item', name: 'year-end-raffle', unitCost: '100' },
      quantity: 5_000,
      period,
      perUserTotal: 3,
    },
  ];
}

/** Whoever comes from outside gets more: the ad has cost money already. */
function ofAds(period: Period): AssetPlan {
  return {
    code: 'shop-ad-100-18',
    name: { zh: '广告专享 满100减18', en: 'From an ad: 18 off 100' },
    terms: { kind: 'full-reduction', threshold: '10000', amount: '1800', scope: {} },
    quantity: 1_000,
    period,
    daysAfterClaim: 3,
  };
}

/** The cheapest of its shelf. */
function giftOf(products: readonly ProductLine[]): ProductLine {
  const [gift] = products
    .filter(({ categoryPath }) => categoryPath === GIFT_SHELF)
    .sort(
      (a, b) =>
        Money.parse(a.priceFen).compare(Money.parse(b.priceFen)) || (a.sku < b.sku ? -1 : 1),
    );
  if (gift === undefined) throw new Error(`the shop sells no ${GIFT_SHELF}`);
  return gift;
}
