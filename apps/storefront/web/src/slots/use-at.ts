import type { Scope } from '../boon/types.js';

/** The page of the goods that a benefit is for. */
export function placeToUse(scope: Scope | undefined, sku: string | null = null): string {
  const article = sku ?? scope?.skus?.[0];
  if (article) return `/p/${encodeURIComponent(article)}`;
  const search = new URLSearchParams();
  const [category] = scope?.categories ?? [];
  const [brand] = scope?.brands ?? [];
  const [merchant] = scope?.merchants ?? [];
  if (category) search.set('category', category);
  if (brand) search.set('brand', brand);
  if (merchant) search.set('merchant', merchant);
  const query = search.toString();
  return query ? `/search?${query}` : '/search';
}
