import type { Cells } from './cells.js';
import type { RetailProduct } from './retailer.js';
import { sentenceCase, slugOf } from './slugs.js';

/** The columns that a product of this layout must have. */
export const JOURNEY_PRODUCT_COLUMNS = [
  'product_id',
  'manufacturer_id',
  'department',
  'brand',
  'product_category',
  'product_type',
  'package_size',
];

/** Category path = department / product_category / product_type, merchant = manufacturer. */
export function journeyProduct(cells: Cells): RetailProduct {
  const sku = cells.text('product_id');
  const levels = ['department', 'product_category', 'product_type'].map((column) =>
    slugOf(cells.optional(column)),
  );
  const [department = '', category = '', type = ''] = levels;
  const path = levels.filter((slug) => slug !== '').join('/');
  const name = nameOf(cells, sku);
  return {
    sku,
    spu: sku,
    name: { zh: name, en: name },
    categoryPath: path === '' ? 'other' : path,
    brand: slugOf(cells.optional('brand')) || 'unbranded',
    merchantId: cells.text('manufacturer_id'),
    listedFen: null,
    alike: [
      ...(type === '' ? [] : [`${department}/${category}/${type}`]),
      ...(category === '' ? [] : [`${department}/${category}`]),
    ],
  };
}

/** The dataset has no names, so the type and the size stand in: `Ice - crushed/cubed 22 LB`. */
function nameOf(cells: Cells, sku: string): string {
  const type = cells.optional('product_type') || cells.optional('product_category');
  const words =
    type === '' ? `${sentenceCase(cells.optional('department'))} ${sku}` : sentenceCase(type);
  const size = cells.optional('package_size');
  return (size === '' ? words : `${words} ${size}`).slice(0, 200);
}
