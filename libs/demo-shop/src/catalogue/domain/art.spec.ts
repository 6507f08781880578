import { describe, expect, it } from '@jest/globals';
import { generateShop } from '../../shop/generate-shop.js';
import { ART_SHAPES, artOf } from './art.js';

describe('the picture of a product', () => {
  it('is the same for the same product, and another for its neighbour', () => {
    const art = artOf('masks-01-a', 'beauty/skincare/masks', 'polai', 'Polai face mask');
    expect(artOf('masks-01-a', 'beauty/skincare/masks', 'polai', 'Polai face mask')).toEqual(art);
    expect(artOf('masks-02-a', 'beauty/skincare/masks', 'polai', 'Polai face mask')).not.toEqual(
      art,
    );
  });

  it('looks like such goods look', () => {
    expect(artOf('a', 'electronics/audio/headphones', 'b', 'x').shape).toBe('earphones');
    expect(artOf('a', 'grocery/coffee/ground-coffee', 'b', 'x').shape).toBe('cup');
    expect(artOf('a', 'misc', 'b', 'Dog food 5 kg').shape).toBe('pet');
    expect(artOf('a', 'misc', 'b', 'x').shape).toBe('box');
  });

  it('is of many shapes and hues all over a shop', () => {
    const { products } = generateShop(7, new Date('2026-11-11T04:00:00.000Z'));
    const arts = products.map(({ sku, categoryPath, brand, name }) =>
      artOf(sku, categoryPath, brand, name.en),
    );
    for (const { seed, hue } of arts) {
      expect(seed >= 0 && seed < 2 ** 32 && hue >= 0 && hue < 360).toBe(true);
    }
    expect(new Set(arts.map(({ shape }) => shape)).size).toBeGreaterThan(ART_SHAPES.length / 2);
    expect(new Set(arts.map(({ seed }) => seed)).size).toBe(products.length);
    expect(new Set(arts.map(({ hue }) => Math.floor(hue / 60))).size).toBe(6);
  });
});
