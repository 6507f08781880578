import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { aProduct } from '../../testing/in-memory-product-directory.js';
import { categoriesOf } from './product.js';
import { ProductShelf } from './product-shelf.js';

function aShelf(): ProductShelf {
  const shelf = new ProductShelf();
  shelf.put(
    aProduct({
      sku: 'tea-2',
      name: { zh: '龙井茶', en: 'Longjing tea' },
      categoryPath: 'food/tea',
    }),
  );
  shelf.put(aProduct({ sku: 'mask-1' }));
  shelf.put(
    aProduct({
      sku: 'tea-1',
      name: { zh: '普洱茶', en: 'Pu-erh tea' },
      categoryPath: 'food/teapots',
    }),
  );
  return shelf;
}

describe('ProductShelf', () => {
  it('gives back what was put there, and the newest of it', () => {
    const shelf = aShelf();
    const dearer = aProduct({ sku: 'mask-1', price: Money.ofFen(999_99), isEstimated: true });
    expect(shelf.find('mask-1')).toEqual(aProduct({ sku: 'mask-1' }));
    shelf.put(dearer);

    expect(shelf.find('mask-1')).toEqual(dearer);
    expect(shelf.find('unknown')).toBeUndefined();
    expect(shelf.size).toBe(3);
  });

  it('finds by words in either language, whatever their case', () => {
    const skus = (query: string) =>
      aShelf()
        .search({ query, limit: 10 })
        .map(({ sku }) => sku);
    expect(skus('TEA')).toEqual(['tea-1', 'tea-2']);
    expect(skus('龙井')).toEqual(['tea-2']);
    expect(skus('lan  tea-1')).toEqual(['tea-1']);
    expect(skus('lan coffee')).toEqual([]);
  });

  it('finds a category with all below it, and not its namesakes', () => {
    const skus = (category: string) =>
      aShelf()
        .search({ category, limit: 10 })
        .map(({ sku }) => sku);
    expect(skus('food')).toEqual(['tea-1', 'tea-2']);
    expect(skus('food/tea')).toEqual(['tea-2']);
  });

  it('goes on after a SKU, also one that is not there', () => {
    const skus = (after: string) =>
      aShelf()
        .search({ after, limit: 1 })
        .map(({ sku }) => sku);
    expect(skus('mask-1')).toEqual(['tea-1']);
    expect(skus('n')).toEqual(['tea-1']);
    expect(skus('tea-2')).toEqual([]);
  });

  it('keeps its order when a product comes in later', () => {
    const shelf = aShelf();
    shelf.search({ limit: 1 });
    shelf.put(aProduct({ sku: 'apple' }));
    expect(shelf.search({ limit: 2 }).map(({ sku }) => sku)).toEqual(['apple', 'mask-1']);
  });
});

describe('categoriesOf', () => {
  it('names the category and all above it', () => {
    expect(categoriesOf('a/b/c')).toEqual(['a', 'a/b', 'a/b/c']);
  });
});
