import type { WireFields } from './kinds/wire-fields.js';

/** What of a product decides whether a benefit covers it. */
export interface ScopedItem {
  readonly sku: string;
  readonly spu: string;
  /** The path from the root, `a/b/c`. */
  readonly category: string;
  readonly brand: string | null;
  readonly merchant: string | null;
}

/** Which products a benefit covers: dimensions joined by "and", values in one by "or"; null: no limit. */
export interface Scope {
  readonly categories: ReadonlySet<string> | null;
  readonly spus: ReadonlySet<string> | null;
  readonly skus: ReadonlySet<string> | null;
  readonly brands: ReadonlySet<string> | null;
  readonly merchants: ReadonlySet<string> | null;
}

const DIMENSIONS = ['categories', 'spus', 'skus', 'brands', 'merchants'] as const;

export function readScope(terms: WireFields): Scope {
  const fields = terms.object('scope');
  const scope: Scope = {
    categories: fields.values('categories'),
    spus: fields.values('spus'),
    skus: fields.values('skus'),
    brands: fields.values('brands'),
    merchants: fields.values('merchants'),
  };
  for (const path of scope.categories ?? []) {
    if (path.split('/').includes('')) {
      fields.fault('categories', `"${path}" is not a path like a/b/c`, null);
    }
  }
  fields.refuseUnknown();
  return scope;
}

export function scopeToWire(scope: Scope): Record<string, readonly string[]> {
  const given = DIMENSIONS.flatMap((dimension) => {
    const values = scope[dimension];
    return values === null ? [] : [[dimension, [...values]] as [string, readonly string[]]];
  });
  return Object.fromEntries(given);
}

/** SPU and SKU are one dimension: either may name the product. */
export function covers(scope: Scope, item: ScopedItem): boolean {
  return (
    coversProduct(scope, item) &&
    (scope.categories === null || coversCategory(scope.categories, item.category)) &&
    (scope.brands === null || (item.brand !== null && scope.brands.has(item.brand))) &&
    (scope.merchants === null || (item.merchant !== null && scope.merchants.has(item.merchant)))
  );
}

function coversProduct(scope: Scope, item: ScopedItem): boolean {
  if (scope.spus === null && scope.skus === null) return true;
  return scope.spus?.has(item.spu) === true || scope.skus?.has(item.sku) === true;
}

/** A category means its subtree: the item's path or any path above it is named. */
function coversCategory(categories: ReadonlySet<string>, path: string): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (categories.has(path.slice(0, end))) return true;
  }
  return false;
}
