import type { Bilingual, ProductLine } from '../feeds/feed-lines.js';
import type { Department, Shelf } from './departments.js';
import { GOODS_OF_HOME } from './goods-of-home.js';
import { GOODS_OF_LIFE } from './goods-of-life.js';
import type { Choices } from './random.js';
import type { Category, Merchant } from './shop.js';

const DEPARTMENTS: readonly Department[] = [...GOODS_OF_LIFE, ...GOODS_OF_HOME];
const BRANDS_PER_VARIANT = 2;
const MERCHANTS_PER_DEPARTMENT = 2;

/** Every department, aisle and shelf with its path. */
export function shopCategories(): Category[] {
  return DEPARTMENTS.flatMap((department) => [
    category([department.slug], department),
    ...department.aisles.flatMap((aisle) => [
      category([department.slug, aisle.slug], aisle),
      ...aisle.shelves.map((shelf) => category([department.slug, aisle.slug, shelf.slug], shelf)),
    ]),
  ]);
}

/** Two sellers for each department, named after the brand that they started with. */
export function shopMerchants(): Merchant[] {
  return DEPARTMENTS.flatMap((department) =>
    department.brands.slice(0, MERCHANTS_PER_DEPARTMENT).map((brand, index) => ({
      merchantId: merchantOf(department, index),
      name: { zh: `${brand.zh}旗舰店`, en: `${brand.en} Flagship Store` },
    })),
  );
}

/** Each variant of each shelf from two brands, at a price that goods of the shelf cost. */
export function shopProducts(choices: Choices): ProductLine[] {
  return DEPARTMENTS.flatMap((department) =>
    department.aisles.flatMap((aisle) =>
      aisle.shelves.flatMap((shelf) =>
        shelfProducts(choices, department, shelf, `${department.slug}/${aisle.slug}/${shelf.slug}`),
      ),
    ),
  );
}

function category(path: readonly string[], { zh, en }: Bilingual): Category {
  return { path: path.join('/'), name: { zh, en } };
}

function merchantOf(department: Department, brandIndex: number): string {
  return `m-${department.slug}-${(brandIndex % MERCHANTS_PER_DEPARTMENT) + 1}`;
}

function shelfProducts(
  choices: Choices,
  department: Department,
  shelf: Shelf,
  categoryPath: string,
): ProductLine[] {
  return shelf.variants.flatMap((variant, variantIndex) =>
    brandIndexes(choices, department).map((brandIndex, nth) => {
      const brand = department.brands[brandIndex] as Bilingual;
      const number = variantIndex * BRANDS_PER_VARIANT + nth + 1;
      const spu = `${shelf.slug}-${String(number).padStart(2, '0')}`;
      return {
        sku: `${spu}-a`,
        spu,
        name: { zh: `${brand.zh} ${variant.zh}`, en: `${brand.en} ${variant.en}` },
        categoryPath,
        brand: brandSlug(brand),
        merchantId: merchantOf(department, brandIndex),
        priceFen: String(priceFen(choices, shelf)),
      };
    }),
  );
}

function brandIndexes(choices: Choices, department: Department): number[] {
  const first = choices.between(0, department.brands.length - 1);
  const second =
    (first + choices.between(1, department.brands.length - 1)) % department.brands.length;
  return [first, second].slice(0, BRANDS_PER_VARIANT);
}

/** Cheap goods are more frequent than dear ones; prices end the way shop prices do: 39.90, 129, 4,999. */
function priceFen(choices: Choices, { cheapest, dearest }: Shelf): number {
  const yuan = cheapest + (dearest - cheapest) * choices.fraction() ** 2;
  if (yuan < 100) return Math.ceil(yuan) * 100 - 10;
  const step = yuan < 1_000 ? 10 : 100;
  return (Math.floor(yuan / step) * step + step - 1) * 100;
}

/** The names of all brands by their slug. */
export function shopBrands(): ReadonlyMap<string, Bilingual> {
  const brands = DEPARTMENTS.flatMap((department) => department.brands);
  return new Map(brands.map(({ zh, en }) => [brandSlug({ zh, en }), { zh, en }]));
}

function brandSlug({ en }: Bilingual): string {
  return en.toLowerCase().replaceAll(' ', '-');
}
