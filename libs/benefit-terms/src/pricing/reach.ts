import type { BenefitTerms } from '../kinds/registry.js';
import { moduleFor } from '../kinds/registry.js';
import type { ScopedItem, Scope } from '../scope.js';

/**
 * The keys under which to look for a benefit when a product is at hand: every product that the benefit covers
 * has at least one of them (`keysOf`). Null: the benefit may cover any product. Empty: it covers none.
 */
export function reachOf(terms: BenefitTerms): readonly string[] | null {
  if (moduleFor(terms).effect(terms).on === 'nothing') return [];
  const scope = 'scope' in terms ? terms.scope : null;
  const ofOne = brandsOfOne(terms);
  if (ofOne) return [...ofOne.brands].map((brand) => brandOf(ofOne.merchantId, brand));
  const narrow = scope && narrowest(scope);
  if (narrow) return narrow;
  if ('merchantId' in terms) return [`merchant:${terms.merchantId}`];
  return scope?.categories ? keys('category', scope.categories) : null;
}

/**
 * Whether every product with one of the keys of `reachOf` is covered: nothing beside them limits the scope, so
 * that there is nothing left to check.
 */
export function isReachScope(terms: BenefitTerms): boolean {
  const effect = moduleFor(terms).effect(terms);
  if (effect.on === 'balance') return true;
  if (effect.on === 'nothing' || !('scope' in terms)) return false;
  const { skus, spus, brands, merchants, categories } = terms.scope;
  if (brandsOfOne(terms) !== null) return merchants === null && categories === null;
  const limited = [skus ?? spus, brands, merchants, categories].filter((each) => each !== null);
  return limited.length + (terms.kind === 'voucher' ? 1 : 0) <= 1;
}

/** Every key under which a benefit for this product may stand. */
export function keysOf(item: ScopedItem): string[] {
  const found = [`sku:${item.sku}`, `spu:${item.spu}`];
  if (item.brand !== null) found.push(`brand:${item.brand}`);
  if (item.merchant !== null) found.push(`merchant:${item.merchant}`);
  if (item.brand !== null && item.merchant !== null) {
    found.push(brandOf(item.merchant, item.brand));
  }
  const { category } = item;
  for (let end = category.length; end > 0; end = category.lastIndexOf('/', end - 1)) {
    found.push(`category:${category.slice(0, end)}`);
  }
  return found;
}

/** The brands that a merchant's own benefit is limited to: few products are of both, and more of either. */
function brandsOfOne(
  terms: BenefitTerms,
): { readonly merchantId: string; readonly brands: ReadonlySet<string> } | null {
  if (terms.kind !== 'voucher') return null;
  const { merchantId, scope } = terms;
  const isNarrower = scope.skus !== null || scope.spus !== null;
  return isNarrower || scope.brands === null ? null : { merchantId, brands: scope.brands };
}

/** No two pairs have the same. */
function brandOf(merchantId: string, brand: string): string {
  return `brand-of:${merchantId.length}:${merchantId}:${brand}`;
}

/** Dimensions are joined by "and": one of them reaches all, so the one with the fewest products is used. */
function narrowest({ skus, spus, brands, merchants }: Scope): string[] | null {
  if (skus || spus) return [...keys('sku', skus), ...keys('spu', spus)];
  if (brands) return keys('brand', brands);
  return merchants ? keys('merchant', merchants) : null;
}

function keys(dimension: string, values: ReadonlySet<string> | null): string[] {
  return [...(values ?? [])].map((value) => `${dimension}:${value}`);
}
