import type { Suggestion } from '../../api/shop-types.js';

/** Where a suggestion leads: to the product, to its category or brand, or to a search for its words. */
export function suggestionHref({ sku, path, brand, text }: Suggestion): string {
  if (sku) return `/p/${encodeURIComponent(sku)}`;
  if (path) return `/search?${new URLSearchParams({ category: path })}`;
  if (brand) return `/search?${new URLSearchParams({ brand })}`;
  return `/search?${new URLSearchParams({ query: text })}`;
}
