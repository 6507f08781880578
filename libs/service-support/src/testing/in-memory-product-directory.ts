import { Money } from '@boon/shared-kernel';
import type { Product } from '../relationship/domain/product.js';
import { ProductShelf } from '../relationship/domain/product-shelf.js';
import { ProductDirectory, type ProductSearch } from '../relationship/product-directory.js';

/** A product directory that holds what a spec puts there. */
export class InMemoryProductDirectory extends ProductDirectory {
  private readonly shelf = new ProductShelf();

  put(...products: readonly Product[]): void {
    for (const product of products) this.shelf.put(product);
  }

  find(sku: string): Product | undefined {
    return this.shelf.find(sku);
  }

  search(search: ProductSearch): Product[] {
    return this.shelf.search(search);
  }

  size(): number {
    return this.shelf.size;
  }
}

/** A mask of CNY 129, unless told otherwise. */
export function aProduct(differing: Partial<Product> = {}): Product {
  return {
    sku: 'mask-01',
    spu: 'mask',
    name: { zh: '补水面膜', en: 'Hydrating mask' },
    categoryPath: 'beauty/skincare/masks',
    brand: 'Lan',
    merchantId: 'm-7',
    price: Money.ofFen(129_00),
    isEstimated: false,
    ...differing,
  };
}
