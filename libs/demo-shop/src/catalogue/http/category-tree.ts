import type { CategoryCount } from '../domain/product.js';
import type { ShopCategoryView } from './product-views.js';

/** Puts categories below their parents; parents come first in the list. */
export function categoryTree(categories: readonly CategoryCount[]): ShopCategoryView[] {
  const roots: ShopCategoryView[] = [];
  const byPath = new Map<string, ShopCategoryView>();
  for (const { path, name, count } of categories) {
    const view: ShopCategoryView = { path, name, count, children: [] };
    byPath.set(path, view);
    const parent = byPath.get(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    (parent?.children ?? roots).push(view);
  }
  return roots;
}
