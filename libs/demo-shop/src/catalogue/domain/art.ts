/** What the page draws a product from. */
export interface Art {
  /** 0 to 2^32 - 1, the same for the same SKU. */
  readonly seed: number;
  readonly shape: ArtShape;
  /** Degrees of the colour circle. */
  readonly hue: number;
}

/** The silhouettes that the page can draw. */
export const ART_SHAPES = [
  'appliance',
  'bag',
  'bagpack',
  'ball',
  'bed',
  'bike',
  'book',
  'bottle',
  'box',
  'bread',
  'can',
  'cup',
  'dress',
  'earphones',
  'fruit',
  'jar',
  'lamp',
  'pen',
  'pet',
  'phone',
  'pill',
  'plant',
  'pot',
  'shirt',
  'shoe',
  'snack',
  'toy',
  'tube',
] as const;

export type ArtShape = (typeof ART_SHAPES)[number];

/** Words of a category path or a name, and what such goods look like; the first that is found counts. */
const LOOKS: readonly (readonly [RegExp, ArtShape])[] = [
  [/earphone|headphone|audio|earbud/, 'earphones'],
  [/phone|tablet|camera/, 'phone'],
  [/appliance|blender|cooker|fryer|kettle|dryer/, 'appliance'],
  [/lamp|light|bulb|candle/, 'lamp'],
  [/bed|quilt|pillow|towel|linen/, 'bed'],
  [/pan\b|pans|pot\b|pots|cookware|kitchen|knife/, 'pot'],
  [/dress|skirt/, 'dress'],
  [/shoe|sneaker|boot|footwear/, 'shoe'],
  [/backpack|luggage|suitcase|handbag/, 'bagpack'],
  [/shirt|coat|jacket|clothing|apparel|fashion|sock|underwear/, 'shirt'],
  [/yoga|ball|fitness|racket/, 'ball'],
  [/cycling|bike|outdoor|camping|auto/, 'bike'],
  [/toy|game|puzzle|doll/, 'toy'],
  [/book|magazine|novel/, 'book'],
  [/pen\b|pens|stationery|office|school/, 'pen'],
  [/plant|flower|floral|garden/, 'plant'],
  [/pet|dog|cat\b/, 'pet'],
  [/vitamin|medicine|pharmacy|health|drug|supplement|remed/, 'pill'],
  [/lipstick|cleanser|toothpaste|mask|sunscreen|tube/, 'tube'],
  [/cream|cosmetic|makeup|skincare|sauce|jam|butter|spread|honey/, 'jar'],
  [/shampoo|lotion|perfume|beauty|wine|oil|juice|water|drink|beverage|milk|soap|deterg/, 'bottle'],
  [/tea|coffee|cup|mug/, 'cup'],
  [/fruit|vegetable|produce|salad|berr|citrus/, 'fruit'],
  [/bread|bakery|cake|pastr|cookie|bagel/, 'bread'],
  [/snack|chip|nut|candy|chocolate|cracker|popcorn/, 'snack'],
  [/soup|bean|tuna|beer|soda|soft-drink|canned/, 'can'],
  [/rice|flour|sugar|noodle|pasta|cereal|frozen|bag/, 'bag'],
];

/** The picture of a product: worked out of its SKU, category and brand, so none has to be kept. */
export function artOf(sku: string, categoryPath: string, brand: string, name: string): Art {
  // The innermost category says most.
  const places = [...categoryPath.split('/').reverse(), name.toLowerCase()];
  return { seed: hashOf(sku), shape: shapeOf(places), hue: hashOf(`${brand}/${sku}`) % 360 };
}

function shapeOf(places: readonly string[]): ArtShape {
  for (const place of places) {
    const look = LOOKS.find(([words]) => words.test(place));
    if (look !== undefined) return look[1];
  }
  return 'box';
}

/** FNV-1a, 32 bits, with a last mixing: near SKUs look different. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}
