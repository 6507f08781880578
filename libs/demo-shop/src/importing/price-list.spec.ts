import { describe, expect, it } from '@jest/globals';
import type { RetailProduct } from '../retailer/retailer.js';
import { PriceList } from './price-list.js';

const TYPE = 'grocery/bread/rye';
const CATEGORY = 'grocery/bread';

function product(sku: string, changes: Partial<RetailProduct> = {}): RetailProduct {
  return {
    sku,
    spu: sku,
    name: { zh: sku, en: sku },
    categoryPath: TYPE,
    brand: 'private',
    merchantId: '69',
    listedFen: null,
    alike: [TYPE, CATEGORY],
    ...changes,
  };
}

function priced(products: readonly RetailProduct[], seen: readonly [string, number, number][]) {
  const prices = new PriceList();
  for (const [sku, fen, at] of seen) prices.see({ sku, fen, at });
  for (const each of products) prices.admit(each);
  return (sku: string) => prices.settle(products.find((each) => each.sku === sku) as RetailProduct);
}

describe('the price of a product', () => {
  it('is the latest one seen on a shelf, in whatever order the sightings come', () => {
    const priceOf = priced(
      [product('a')],
      [
        ['a', 300, 5],
        ['a', 450, 9],
        ['a', 200, 7],
      ],
    );
    expect(priceOf('a')).toEqual({ fen: 450, estimated: false });
  });

  it('is the listed one where the retailer lists one', () => {
    const priceOf = priced([product('a', { listedFen: 120 })], [['a', 450, 9]]);
    expect(priceOf('a')).toEqual({ fen: 120, estimated: false });
  });

  it('is else the median of its type, marked as estimated', () => {
    const seen = [product('a'), product('b'), product('c'), product('d')];
    const priceOf = priced(
      [...seen, product('unseen')],
      [
        ['a', 100, 1],
        ['b', 1_000, 1],
        ['c', 201, 1],
        ['d', 300, 1],
      ],
    );
    expect(priceOf('unseen')).toEqual({ fen: 250, estimated: true });
  });

  it('is else the median of its category, and 999 where there is nothing alike', () => {
    const inCategory = product('a', { alike: ['grocery/bread/white', CATEGORY] });
    const priceOf = priced(
      [
        inCategory,
        product('unseen'),
        product('alone', { alike: [] }),
        product('odd', { alike: ['x'] }),
      ],
      [['a', 777, 1]],
    );
    expect(priceOf('unseen')).toEqual({ fen: 777, estimated: true });
    expect(priceOf('alone')).toEqual({ fen: 999, estimated: true });
    expect(priceOf('odd')).toEqual({ fen: 999, estimated: true });
  });

  it('does not let an estimate feed another estimate', () => {
    const priceOf = priced([product('a'), product('b'), product('c')], [['a', 500, 1]]);
    expect([priceOf('b').fen, priceOf('c').fen]).toEqual([500, 500]);
  });
});
