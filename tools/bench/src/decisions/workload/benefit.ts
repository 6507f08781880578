import { newProduct, someProduct, type BenchProduct } from './products.js';
import { below, zipf, type Random } from './random.js';

/** What a benefit covers: all that is given must hold. */
export interface BenchScope {
  readonly categories?: readonly string[];
  readonly brands?: readonly string[];
  readonly skus?: readonly string[];
}

/** A benefit in words that every side can be told; money in fen. */
export interface BenchBenefit {
  readonly kind: 'product' | 'voucher' | 'category' | 'full-reduction' | 'no-threshold' | 'subsidy';
  readonly merchant: string | null;
  readonly scope: BenchScope;
  readonly threshold: number;
  readonly reduction:
    { readonly amount: number } | { readonly basisPoints: number; readonly cap: number };
}

/** Product coupons, merchants' vouchers, platform coupons of several kinds and subsidies, as shops mix them. */
export function someBenefit(random: Random): BenchBenefit {
  const kind = random();
  const product = someProduct(random);
  const rest = { threshold: thresholdFor(random, product), reduction: someReduction(random) };
  if (kind < 0.3) {
    const skus = Array.from({ length: 1 + below(random, 8) }, () => someProduct(random).sku);
    return { kind: 'product', merchant: null, scope: { skus: [...new Set(skus)] }, ...rest };
  }
  if (kind < 0.6) {
    const scope = random() < 0.3 ? { brands: [product.brand] } : {};
    return { kind: 'voucher', merchant: product.merchant, scope, ...rest };
  }
  if (kind < 0.88) {
    const scope = { categories: [ancestorOf(random, product.category)] };
    return { kind: 'category', merchant: null, scope, ...rest };
  }
  const scope = { brands: [product.brand, someProduct(random).brand] };
  if (kind < 0.96) return { kind: 'full-reduction', merchant: null, scope, ...rest };
  const reduction = { amount: 100 + zipf(random, 2_000) };
  if (kind < 0.98) return { kind: 'no-threshold', merchant: null, scope, threshold: 0, reduction };
  return { kind: 'subsidy', merchant: null, scope: {}, threshold: 0, reduction };
}

/** What newcomers bring: product-level offers and vouchers for their own goods. */
export function newBenefit(random: Random): BenchBenefit {
  const product = newProduct(random);
  const rest = { threshold: thresholdFor(random, product), reduction: someReduction(random) };
  if (random() < 0.5) {
    const skus = Array.from({ length: below(random, 8) }, () => newProduct(random).sku);
    const scope = { skus: [...new Set([product.sku, ...skus])] };
    return { kind: 'product', merchant: null, scope, ...rest };
  }
  const scope = random() < 0.3 ? { brands: [product.brand] } : {};
  return { kind: 'voucher', merchant: product.merchant, scope, ...rest };
}

/** Most coupons name a type of product, few a whole department. */
function ancestorOf(random: Random, category: string): string {
  const depth = random();
  if (depth < 0.6) return category;
  const [department = '', section = ''] = category.split('/');
  return depth < 0.95 ? `${department}/${section}` : department;
}

function thresholdFor(random: Random, { price }: BenchProduct): number {
  return random() < 0.3 ? 0 : Math.floor(price * (0.3 + random() * 0.9));
}

function someReduction(random: Random): BenchBenefit['reduction'] {
  if (random() < 0.4) {
    return { basisPoints: 300 + below(random, 2_500), cap: 500 + zipf(random, 20_000) };
  }
  return { amount: 100 + zipf(random, 12_000) };
}

/** The benefit as a stock carries it. */
export function asTerms(benefit: BenchBenefit): Record<string, unknown> {
  const { kind, merchant, scope, threshold, reduction } = benefit;
  const isFixed = 'amount' in reduction;
  if (kind === 'subsidy') return { kind, amount: String(worstCaseOf(benefit)) };
  return {
    kind,
    ...(kind !== 'no-threshold' && { threshold: String(threshold) }),
    ...(isFixed
      ? { amount: String(reduction.amount) }
      : { percent: reduction.basisPoints, cap: String(reduction.cap) }),
    scope: { ...scope },
    ...(merchant !== null && { merchantId: merchant }),
  };
}

/** The most that one grant can cost, in fen. */
export function worstCaseOf({ reduction }: BenchBenefit): number {
  return 'amount' in reduction ? reduction.amount : reduction.cap;
}

/** What the benefit takes off one unit, in fen: 0 where it does not apply. */
export function discountOn(benefit: BenchBenefit, product: BenchProduct): number {
  const { merchant, scope, threshold, reduction } = benefit;
  const { categories, brands, skus } = scope;
  const isIn = (path: string) =>
    product.category === path || product.category.startsWith(`${path}/`);
  if (merchant !== null && product.merchant !== merchant) return 0;
  if (categories !== undefined && !categories.some(isIn)) return 0;
  if (brands !== undefined && !brands.includes(product.brand)) return 0;
  if (skus !== undefined && !skus.includes(product.sku)) return 0;
  if (product.price < threshold) return 0;
  if (benefit.kind === 'subsidy') {
    return Math.min(Math.floor((product.price * 300) / 10_000), 200_00, worstCaseOf(benefit));
  }
  if ('amount' in reduction) return Math.min(reduction.amount, product.price);
  return Math.min(Math.floor((product.price * reduction.basisPoints) / 10_000), reduction.cap);
}
