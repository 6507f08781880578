import type { ReactNode } from 'react';
import type { Paint } from './paint.js';
import * as beauty from './shapes/beauty.js';
import * as electronics from './shapes/electronics.js';
import * as fashion from './shapes/fashion.js';
import * as food from './shapes/food.js';
import * as home from './shapes/home.js';
import * as life from './shapes/life.js';
import * as more from './shapes/more.js';
import { spread } from './dice.js';

/** Draws one thing in a square of 200 that stands on the line y = 164. */
export type Shape = (paint: Paint) => ReactNode;

/** Whole words of a category path, the most telling first. */
const BY_WORD: readonly (readonly [RegExp, Shape])[] = [
  [/phone-accessor|charger|cable|batter/, electronics.charger],
  [/headphone|audio|music/, electronics.headphones],
  [/smartphone|phones|electronic|video/, electronics.phone],
  [/kitchen-appl|appliance|kettle/, electronics.kettle],
  [/personal-appl|hair/, electronics.dryer],
  [/bed-set|bedding|domestic/, home.bedding],
  [/pillow|quilt/, home.pillow],
  [/cookware|kitchen\b|pans/, home.pot],
  [/tableware|glassware|plate|^home$/, home.tableware],
  [/biscuit|cookie|cracker|bread|bak|cake|snacks$/, food.biscuits],
  [/rice|noodle|staple|pasta|flour|sugar/, food.sack],
  [/oil|sauce|vinegar|dressing|syrup/, food.oil],
  [/\btea|coffee|cocoa|drinks$/, food.tin],
  [/fruit|produce|vegetable|salad|apple|berr|citrus|potato|^food$/, food.apple],
  [/soup|canned|bean|seafood|meat|tuna/, food.can],
  [/milk|juice|drink|beverage|beer|wine|water|spirits|liquor/, food.bottle],
  [/supplement|vitamin|medic|health|drug|pharma|remed/, life.pills],
  [/device|glucose|thermo/, life.device],
  [/\bcat|\bdog|\bpets?\b/, life.petFood],
  [/mask/, beauty.mask],
  [/serum|skincare|lotion|fragrance|beauty/, beauty.serum],
  [/cleans|soap|shampoo|dental|tooth|deterg|laundry|cleaner/, beauty.tube],
  [/lipstick|makeup|make-up|cosmetic/, beauty.lipstick],
  [/foundation|powder/, beauty.compact],
  [/dress|women|fashion|apparel/, fashion.dress],
  [/coat|jacket/, fashion.coat],
  [/shirt|\bmen\b/, fashion.shirt],
  [/trouser|jean|sock|hosiery/, fashion.trousers],
  [/diaper|mother|baby/, life.diapers],
  [/feeding|infant|formula/, life.feedingBottle],
  [/toy|learning|game/, life.toy],
  [/yoga|fitness/, life.mat],
  [/running|shoe|sport/, fashion.shoe],
  [/camp|outdoor|garden|seasonal/, life.tent],
  [/candy|chip|nut|popcorn|frozen|snack|cereal/, food.bag],
];

/** What the shop itself says that a product looks like. */
const BY_NAME: Readonly<Record<string, Shape>> = {
  appliance: electronics.kettle,
  bag: food.sack,
  bagpack: more.backpack,
  ball: more.ball,
  bed: home.bedding,
  bike: more.bicycle,
  book: more.book,
  bottle: food.bottle,
  box: life.box,
  bread: food.biscuits,
  can: food.can,
  cup: home.tableware,
  dress: fashion.dress,
  earphones: electronics.headphones,
  fruit: food.apple,
  jar: more.jar,
  lamp: more.lamp,
  pen: more.pens,
  pet: life.petFood,
  phone: electronics.phone,
  pill: life.pills,
  plant: more.plant,
  pot: home.pot,
  shirt: fashion.shirt,
  shoe: fashion.shoe,
  snack: food.bag,
  toy: life.toy,
  tube: beauty.tube,
};

const OTHERS: readonly Shape[] = [food.bag, life.box, food.can, food.bottle, more.jar, food.tin];

/**
 * What goods look like: the deepest part of the category path that says something decides, then what the
 * shop says, then anything, always the same for the same category.
 */
export function shapeOf(categoryPath: string, shape: number | string = ''): Shape {
  for (const part of categoryPath.toLowerCase().split('/').reverse()) {
    const found = BY_WORD.find(([words]) => words.test(part));
    if (found) return found[1];
  }
  return BY_NAME[shape] ?? OTHERS[spread(categoryPath) % OTHERS.length] ?? life.box;
}
