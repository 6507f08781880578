import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsMoneyFen, IsUserId } from '@boon/platform/http';
import { InstalmentsBody } from './instalments-dto.js';
import { AskedLineBody } from './line-dtos.js';

const FOR_SERVICES = 'For services only, and required of them.';

/** A line: a shopper names what and how many; a service also prices and classes it. */
export class QuoteLineBody extends AskedLineBody {
  @ApiPropertyOptional({ maxLength: 64, description: FOR_SERVICES })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  spu?: string;

  @ApiPropertyOptional({ maxLength: 200, example: 'food/tea/green', description: FOR_SERVICES })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  category?: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'For services only.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  brand?: string;

  @ApiPropertyOptional({ maxLength: 64, description: 'For services only.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  merchant?: string;

  @IsOptional()
  @IsMoneyFen({ max: 10n ** 13n, required: false, description: FOR_SERVICES })
  unitPrice?: string;
}

/** An order as it is asked about. */
export class OrderBody {
  @IsOptional()
  @IsUserId({ required: false, description: `Whose grants may be used. ${FOR_SERVICES}` })
  userId?: string;

  @ApiProperty({ type: [QuoteLineBody], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((line: QuoteLineBody | null) => line?.lineId)
  @ValidateNested({ each: true })
  @Type(() => QuoteLineBody)
  lines: QuoteLineBody[];

  @ApiPropertyOptional({ enum: ['parallel', 'progressive'], description: 'For services only.' })
  @IsOptional()
  @IsIn(['parallel', 'progressive'])
  mode?: 'parallel' | 'progressive';

  @ApiPropertyOptional({ type: InstalmentsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => InstalmentsBody)
  instalments?: InstalmentsBody;
}

/** An order to be quoted. */
export class QuoteBody extends OrderBody {}
