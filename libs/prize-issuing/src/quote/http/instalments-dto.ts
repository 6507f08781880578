import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

const FOR_SERVICES = 'For services only, and required of them; a shopper gets the platform’s plan.';

/** How an order is to be paid in parts. */
export class InstalmentsBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60 })
  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    description: `Basis points of the principal a year. ${FOR_SERVICES}`,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  annualRate?: number;

  @ApiPropertyOptional({ enum: ['flat', 'declining'], description: FOR_SERVICES })
  @IsOptional()
  @IsIn(['flat', 'declining'])
  method?: 'flat' | 'declining';
}
