import type { AssetPlan, Period } from './drafts.js';

/** A coupon for a part of the shop: in yuan, off so much from so much on. */
interface AisleCoupon {
  readonly code: string;
  readonly category: string;
  readonly zh: string;
  readonly en: string;
  readonly from: number;
  readonly off: number;
}

const AISLES: readonly AisleCoupon[] = [
  { code: 'makeup', category: 'beauty/makeup', zh: '彩妆', en: 'make-up', from: 149, off: 25 },
  { code: 'fashion', category: 'fashion', zh: '服饰', en: 'fashion', from: 199, off: 35 },
  { code: 'baby', category: 'mother-baby', zh: '母婴', en: 'mother and baby', from: 99, off: 15 },
  { code: 'sports', category: 'sports', zh: '运动户外', en: 'sports', from: 129, off: 20 },
  {
    code: 'electronics',
    category: 'electronics',
    zh: '数码',
    en: 'electronics',
    from: 499,
    off: 60,
  },
  { code: 'home', category: 'home', zh: '家居', en: 'home', from: 159, off: 28 },
  { code: 'food', category: 'food', zh: '食品', en: 'food', from: 39, off: 6 },
  {
    code: 'health',
    category: 'health-pets',
    zh: '健康宠物',
    en: 'health and pets',
    from: 69,
    off: 10,
  },
];

const FEN = 100;

/** The code of the coupon for an aisle. */
export function aisleCode({ code }: Pick<AisleCoupon, 'code'>): string {
  return `shop-aisle-${code}`;
}

/** So that every product page has something to offer: one coupon for each part of the shop. */
export function aisleCoupons(period: Period): AssetPlan[] {
  return AISLES.map((aisle) => ({
    code: aisleCode(aisle),
    name: {
      zh: `${aisle.zh}满${aisle.from}减${aisle.off}`,
      en: `${aisle.off} off ${aisle.from} of ${aisle.en}`,
    },
    terms: {
      kind: 'category',
      threshold: String(aisle.from * FEN),
      amount: String(aisle.off * FEN),
      scope: { categories: [aisle.category] },
    },
    quantity: 500,
    period,
    daysAfterClaim: 14,
  }));
}

/** The codes of all of them. */
export const AISLE_CODES: readonly string[] = AISLES.map(aisleCode);
