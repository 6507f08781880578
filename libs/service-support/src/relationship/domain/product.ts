import type { Money } from '@boon/shared-kernel';

/** A product of the shop, as the directory keeps it. */
export interface Product {
  readonly sku: string;
  readonly spu: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** `a/b/c`, from the top down. */
  readonly categoryPath: string;
  readonly brand: string;
  readonly merchantId: string;
  /** The directory price of one unit. */
  readonly price: Money;
  /** True when the price was worked out and not told by the shop. */
  readonly isEstimated: boolean;
}

/** The category and every one above it: `a/b/c` is in `a`, `a/b` and `a/b/c`. */
export function categoriesOf(categoryPath: string): string[] {
  const paths: string[] = [];
  for (const part of categoryPath.split('/')) {
    if (part === '') continue;
    const parent = paths.at(-1);
    paths.push(parent === undefined ? part : `${parent}/${part}`);
  }
  return paths;
}
