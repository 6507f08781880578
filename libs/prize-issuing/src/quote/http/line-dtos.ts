import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { OrderLine } from '@boon/benefit-terms';
import { IsMoneyFen } from '@boon/platform/http';
import { Money } from '@boon/shared-kernel';
import { IsName } from '../../http/is-name.js';

/** A line as a shopper may name it. */
export class AskedLineBody {
  @IsName('The caller’s own, unique in the order.')
  lineId: string;

  @IsName()
  sku: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 9_999 })
  @IsInt()
  @Min(1)
  @Max(9_999)
  quantity: number;
}

/** A line that a service has priced and classed. */
export class PricedLineBody extends AskedLineBody {
  @IsName()
  spu: string;

  @ApiProperty({ maxLength: 200, example: 'food/tea/green' })
  @IsString()
  @MaxLength(200)
  category: string;

  @ApiPropertyOptional({ maxLength: 200, type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  brand?: string | null;

  @ApiPropertyOptional({ maxLength: 64, type: 'string', nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  merchant?: string | null;

  @IsMoneyFen({ max: 10n ** 13n, description: 'Price of one unit, in fen.' })
  unitPrice: string;
}

export function orderLine(line: PricedLineBody): OrderLine {
  return {
    lineId: line.lineId,
    sku: line.sku,
    spu: line.spu,
    category: line.category,
    brand: line.brand ?? null,
    merchant: line.merchant ?? null,
    quantity: line.quantity,
    unitPrice: Money.parse(line.unitPrice),
  };
}
