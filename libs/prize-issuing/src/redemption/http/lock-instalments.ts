import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsMoneyFen } from '@boon/platform/http';
import { BasisPoints, Money } from '@boon/shared-kernel';
import type { LockRequest } from '../domain/lock-request.js';

/** The instalment plan by which an order is paid. */
export class LockInstalmentsBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60 })
  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    description: 'Basis points of the principal a year.',
  })
  @IsInt()
  @Min(0)
  @Max(10_000)
  annualRate: number;

  @ApiProperty({ enum: ['flat', 'declining'] })
  @IsIn(['flat', 'declining'])
  method: 'flat' | 'declining';

  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @IsMoneyFen({
    required: false,
    description:
      'What the shopper was told that is waived of the interest, in fen; else not locked.',
  })
  expectedWaived?: string;
}

export function lockInstalments(body: LockInstalmentsBody | undefined): LockRequest['instalments'] {
  if (body === undefined) return undefined;
  const { months, annualRate, method, expectedWaived } = body;
  return {
    plan: { months, annualRate: BasisPoints.of(annualRate), method },
    expectedWaived: expectedWaived === undefined ? null : Money.parse(expectedWaived),
  };
}
