import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@boon/platform/http';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Product } from '../domain/product.js';

/** What to look for. */
export class ProductQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Words in the name, brand or SKU; all must be there.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  query?: string;

  @ApiPropertyOptional({ example: 'beauty/skincare', description: 'A category and all below it.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  category?: string;
}

/** A name in both languages. */
export class ProductNameView {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

/** A product as the directory shows it; the fields are those of the feed. */
export class ProductView {
  @ApiProperty({ example: 'mask-01' })
  sku: string;

  @ApiProperty({ example: 'mask' })
  spu: string;

  @ApiProperty()
  name: ProductNameView;

  @ApiProperty({ example: 'beauty/skincare/masks' })
  categoryPath: string;

  @ApiProperty()
  brand: string;

  @ApiProperty()
  merchantId: string;

  @ApiProperty({ example: '12900', description: 'Price of one unit, decimal string of fen.' })
  priceFen: string;

  @ApiProperty({ description: 'The price was worked out, not told by the shop.' })
  estimated: boolean;
}

export function productView(product: Product): ProductView {
  const { price, isEstimated, ...rest } = product;
  return { ...rest, priceFen: price.toString(), estimated: isEstimated };
}
