import { ensure } from '@boon/shared-kernel';
import type { Actor } from '../api/actors.js';
import type { Merchant, Shop } from '../shop/shop.js';
import { periodOf } from './shop-assets.js';
import type { PlanOfShop, SchemeOfShop } from './shop-schemes.js';
import type { VoucherProposal } from './voucher-goes-live.js';

/** Under which the other benefits of the shop know it. */
export const SELLERS_VOUCHER = 'shop-sellers-voucher';

/** The shop's second seller: the first one's coupon is the platform's. */
function secondOf({ merchants: [, second] }: Shop): Merchant {
  ensure(second !== undefined, 'the shop has two sellers');
  return second;
}

/** Somebody who acts for the seller of the voucher. */
export function sellerOf(shop: Shop): Actor {
  const { merchantId: merchant } = secondOf(shop);
  return { sub: `seller-${merchant}`, role: 'merchant', merchant };
}

/** 35 off 199 of the seller's own goods, of which it asks the platform to bear a fifth. */
export function sellersVoucher(shop: Shop): VoucherProposal {
  const { zh, en } = secondOf(shop).name;
  return {
    name: { zh: `${zh} 满199减35`, en: `35 off 199 at ${en}` },
    terms: { kind: 'voucher', threshold: '19900', amount: '3500', scope: {} },
    quantity: 200,
    limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
    validity: { ...periodOf(shop.now), daysAfterClaim: 14 },
    platformShare: 2_000,
    returnPolicy: 'restore',
  };
}

export const SELLERS_SCHEME: SchemeOfShop = {
  code: 'shop-sellers',
  name: { zh: '店铺优惠', en: 'From our sellers' },
  goal: 'convert',
  audience: null,
  assets: [SELLERS_VOUCHER],
};

/** On the seller's products, and in the hall. */
export function sellersPlan(shop: Shop): PlanOfShop {
  const placement = { mode: 'one-click', priority: 600, dailyCapPerUser: null } as const;
  return {
    code: 'shop-sellers',
    name: SELLERS_SCHEME.name,
    period: periodOf(shop.now),
    schemes: [SELLERS_SCHEME.code],
    placements: [
      { slot: 'pdp.internal', ...placement },
      { slot: 'event-hall.banner', ...placement },
    ],
  };
}
