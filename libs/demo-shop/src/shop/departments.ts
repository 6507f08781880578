import type { Bilingual } from '../feeds/feed-lines.js';

/** A kind of goods at the end of a category path, with what such goods are called and cost. */
export interface Shelf extends Bilingual {
  readonly slug: string;
  /** Yuan. */
  readonly cheapest: number;
  readonly dearest: number;
  /** What stands behind the brand in a product's name, one product each. */
  readonly variants: readonly Bilingual[];
}

export interface Aisle extends Bilingual {
  readonly slug: string;
  readonly shelves: readonly Shelf[];
}

export interface Department extends Bilingual {
  readonly slug: string;
  /** Brands that make this department's goods. */
  readonly brands: readonly Bilingual[];
  readonly aisles: readonly Aisle[];
}

/** `'zh|en'` pairs, so that a table of goods stays readable. */
export function words(...pairs: readonly string[]): Bilingual[] {
  return pairs.map((pair) => {
    const [zh = '', en = ''] = pair.split('|');
    return { zh, en };
  });
}

/** A shelf from its slug, both names, its price range in yuan and its variants (`zh|en; zh|en`). */
export function shelf(
  slug: string,
  names: string,
  [cheapest, dearest]: readonly [number, number],
  ...variants: readonly string[]
): Shelf {
  const [name = { zh: '', en: '' }] = words(names);
  return {
    slug,
    ...name,
    cheapest,
    dearest,
    variants: words(...variants.flatMap((row) => row.split('; '))),
  };
}

export function aisle(slug: string, names: string, ...shelves: readonly Shelf[]): Aisle {
  const [name = { zh: '', en: '' }] = words(names);
  return { slug, ...name, shelves };
}

export function department(
  slug: string,
  names: string,
  brands: readonly string[],
  ...aisles: readonly Aisle[]
): Department {
  const [name = { zh: '', en: '' }] = words(names);
  return { slug, ...name, brands: words(...brands), aisles };
}
