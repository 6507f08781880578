import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsMoneyFen, IsUserId } from '@boon/platform/http';
import { IsName } from '../../http/is-name.js';
import { PricedLineBody } from '../../quote/http/line-dtos.js';
import { LockInstalmentsBody } from './lock-instalments.js';

/** An order whose grants are to be locked. */
export class LockBody {
  @IsName('The shop’s; one live redemption each.')
  orderId: string;

  @IsUserId()
  userId: string;

  @ApiProperty({ type: [PricedLineBody], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((line: PricedLineBody | null) => line?.lineId)
  @ValidateNested({ each: true })
  @Type(() => PricedLineBody)
  lines: PricedLineBody[];

  @IsMoneyFen({ description: 'What the shopper was told, in fen; another price is not locked.' })
  expectedPayable: string;

  @ApiPropertyOptional({ enum: ['parallel', 'progressive'] })
  @IsOptional()
  @IsIn(['parallel', 'progressive'])
  mode?: 'parallel' | 'progressive';

  @ApiPropertyOptional({ type: LockInstalmentsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => LockInstalmentsBody)
  instalments?: LockInstalmentsBody;
}

/** Units of a line that come back. */
export class ReturnedUnitsBody {
  @IsName()
  lineId: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 9_999 })
  @IsInt()
  @Min(1)
  @Max(9_999)
  quantity: number;
}

/** What comes back: lines and quantities, never amounts. */
export class ReturnBody {
  @ApiProperty({ type: [ReturnedUnitsBody], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique((line: ReturnedUnitsBody | null) => line?.lineId)
  @ValidateNested({ each: true })
  @Type(() => ReturnedUnitsBody)
  lines: ReturnedUnitsBody[];
}
