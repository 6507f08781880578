import { ApiProperty } from '@nestjs/swagger';
import { FEN } from '../../http/fen-field.js';
import { ShopText } from '../../http/shop-text.js';
import { ART_SHAPES, artOf, type Art, type ArtShape } from '../domain/art.js';
import type { Product, Suggestion } from '../domain/product.js';

/** What the page draws a product from. */
export class ArtView implements Art {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 4_294_967_295 })
  seed: number;

  @ApiProperty({ enum: ART_SHAPES })
  shape: ArtShape;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 359 })
  hue: number;
}

/** A product of the shop. */
export class ShopProductView {
  @ApiProperty({ example: 'masks-01-a' })
  sku: string;

  @ApiProperty({ example: 'masks-01' })
  spu: string;

  @ApiProperty({ type: ShopText })
  name: ShopText;

  @ApiProperty({ example: 'beauty/skincare/masks' })
  categoryPath: string;

  @ApiProperty({ example: 'polai' })
  brand: string;

  @ApiProperty({ type: ShopText })
  brandName: ShopText;

  @ApiProperty({ example: 'm-beauty-1' })
  merchantId: string;

  @ApiProperty({ type: ShopText })
  merchantName: ShopText;

  @ApiProperty(FEN)
  priceFen: string;

  @ApiProperty({ type: 'integer', description: 'Units sold so far.' })
  sales: number;

  @ApiProperty({ type: ArtView })
  art: ArtView;
}

/** A product with what stands beside it. */
export class ShopProductPage extends ShopProductView {
  @ApiProperty({ type: [ShopProductView] })
  related: ShopProductView[];
}

/** Part of a list of products. */
export class ShopProductList {
  @ApiProperty({ type: [ShopProductView] })
  items: ShopProductView[];

  @ApiProperty({ type: 'string', nullable: true, description: 'The cursor of the next part.' })
  next: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How many there are in all; null when over 10,000, and from the second part on.',
  })
  total: number | null;
}

/** A category with those below it. */
export class ShopCategoryView {
  @ApiProperty({ example: 'beauty/skincare' })
  path: string;

  @ApiProperty({ type: ShopText })
  name: ShopText;

  @ApiProperty({ type: 'integer', description: 'Products in it and below it.' })
  count: number;

  @ApiProperty({ type: () => [ShopCategoryView] })
  children: ShopCategoryView[];
}

/** What a typed text may become. */
export class SuggestionView {
  @ApiProperty({ description: 'In the language that was typed.' })
  text: string;

  @ApiProperty({ type: ShopText })
  name: ShopText;

  @ApiProperty({ enum: ['product', 'category', 'brand'] })
  kind: Suggestion['kind'];

  @ApiProperty({ type: 'string', required: false, description: 'Of a product.' })
  sku?: string;

  @ApiProperty({ type: 'string', required: false, description: 'Of a category.' })
  path?: string;

  @ApiProperty({ type: 'string', required: false, description: 'Of a brand.' })
  brand?: string;
}

export function productView(product: Product): ShopProductView {
  const { sku, categoryPath, brand, name } = product;
  return { ...product, art: artOf(sku, categoryPath, brand, name.en) };
}

export function suggestionView({ target, ...suggestion }: Suggestion): SuggestionView {
  const named = { product: 'sku', category: 'path', brand: 'brand' } as const;
  return { ...suggestion, [named[suggestion.kind]]: target };
}
