import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PRODUCT_SORTS, type ProductSort } from '../domain/product.js';

const MOST = 60;
const USUAL = 24;
const PATH = /^[^\p{C}\p{Z}/]+(?:\/[^\p{C}\p{Z}/]+){0,9}$/u;

/** What to show of the shop. */
export class ProductListQuery {
  @ApiPropertyOptional({
    maxLength: 100,
    description: 'What somebody typed, in Chinese or English.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  query?: string;

  @ApiPropertyOptional({ maxLength: 200, example: 'beauty/skincare' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(PATH)
  category?: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  merchant?: string;

  @ApiPropertyOptional({ enum: PRODUCT_SORTS, default: 'relevance' })
  @IsOptional()
  @IsIn(PRODUCT_SORTS)
  sort: ProductSort = 'relevance';

  @ApiPropertyOptional({ description: 'The `next` of the part before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_024)
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST, default: USUAL })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit: number = USUAL;
}

/** What somebody has typed so far. */
export class SuggestQuery {
  @ApiPropertyOptional({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  query: string;
}
