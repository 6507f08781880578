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
import { IsMoneyFen } from '@boon/platform/http';
import { MOST_LINES } from '../../cart/domain/cart.js';
import { IsShopKey } from '../../http/is-shop-key.js';
import { INSTALMENT_OFFERS } from '../domain/instalment-offers.js';

const MONTHS = INSTALMENT_OFFERS.map(({ months }) => months);

/** How the order is to be paid in parts. */
export class ChosenInstalmentsBody {
  @ApiProperty({ enum: MONTHS })
  @IsIn(MONTHS)
  months: number;
}

/** An order of what is in the cart. */
export class PlaceOrderBody {
  @IsMoneyFen({ description: 'What the quote of the cart said, in fen: another price is refused.' })
  expectedPayable: string;

  @ApiPropertyOptional({ type: ChosenInstalmentsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ChosenInstalmentsBody)
  instalments?: ChosenInstalmentsBody;
}

/** Units of a line. */
export class ReturnUnitsLineBody {
  @IsShopKey()
  lineId: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 9_999 })
  @IsInt()
  @Min(1)
  @Max(9_999)
  quantity: number;
}

/** What comes back. */
export class ReturnUnitsBody {
  @ApiProperty({ type: [ReturnUnitsLineBody], minItems: 1, maxItems: MOST_LINES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LINES)
  @ArrayUnique((line: ReturnUnitsLineBody | null) => line?.lineId)
  @ValidateNested({ each: true })
  @Type(() => ReturnUnitsLineBody)
  lines: ReturnUnitsLineBody[];
}
