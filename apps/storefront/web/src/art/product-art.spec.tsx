import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { ProductArt } from './product-art.js';
import { shapeOf } from './shape-of.js';
import { PLAIN } from './paint.js';

const PATHS = [
  'electronics/phones/smartphones',
  'electronics/audio/headphones',
  'home/kitchen/cookware',
  'food/snacks/nuts',
  'beauty/makeup/lipsticks',
  'fashion/women/dresses',
  'mother-baby/care/diapers',
  'sports/outdoors/camping',
];

function picture(seed: number, categoryPath = PATHS[0] ?? '', shape = 'phone') {
  return renderToStaticMarkup(
    <ProductArt art={{ seed, shape, hue: 210 }} categoryPath={categoryPath} />,
  );
}

describe('a product picture', () => {
  it('is the same for the same seed, and different for another', () => {
    expect(picture(1)).toBe(picture(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => picture(seed))).size).toBeGreaterThan(3);
  });

  it('shows what its category sells', () => {
    const drawings = PATHS.map((path) => renderToStaticMarkup(<>{shapeOf(path)(PLAIN)}</>));
    expect(new Set(drawings).size).toBe(PATHS.length);
  });

  it('is decided by the deepest part of the path that says something', () => {
    expect(shapeOf('beauty/skincare/masks')).not.toBe(shapeOf('beauty/skincare/serums'));
    expect(shapeOf('GROCERY/SOUP/CONDENSED SOUP')).toBe(shapeOf('GROCERY/SOUP/TOMATO'));
  });

  it('follows the shop where the category says nothing, and is never empty', () => {
    expect(shapeOf('a/b/c', 'lamp')).not.toBe(shapeOf('a/b/c', 'book'));
    expect(picture(1, 'a/b/c', 'nobody knows')).toContain('<g transform');
  });

  it('has no style attribute, which the policy of the page would refuse', () => {
    for (const path of PATHS) expect(picture(3, path)).not.toContain('style=');
  });
});
