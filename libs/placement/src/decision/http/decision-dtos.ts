import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { AskedSlot } from '../page-requests.js';

/** One slot of the page. */
export class AskedSlotBody implements AskedSlot {
  @ApiProperty({ example: 'pdp.any' })
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  slot: string;

  @ApiPropertyOptional({ maxLength: 64, description: 'The product that the page shows.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  sku?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 60, description: 'Each gets a winner.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ArrayUnique()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(64, { each: true })
  skus?: string[];
}

/** A page's request: all its slots at once. */
export class DecisionBody {
  @ApiProperty({ type: [AskedSlotBody], minItems: 1, maxItems: 30 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ArrayUnique((asked: AskedSlotBody | null) => asked?.slot)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AskedSlotBody)
  slots: AskedSlotBody[];

  @ApiPropertyOptional({ description: 'Lists why every other candidate is not shown.' })
  @IsOptional()
  @IsBoolean()
  trace?: boolean;

  @ApiPropertyOptional({
    maxLength: 2000,
    description: 'The shop’s signed click on an ad, for `pdp.external-ad`.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  adClick?: string;
}
