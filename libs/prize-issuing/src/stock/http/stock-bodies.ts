import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant } from '@boon/governance/http';
import { IsMoneyFen } from '@boon/platform/http';
import { IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';

const MOST_UNITS = 1_000_000_000;
const MOST_PER_HOLDER = 1_000;

function present(_: object, value: unknown): boolean {
  return value !== null;
}

/** A count of a limit; null: no limit. */
function IsLimit(most: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: most }),
    ValidateIf(present),
    IsInt(),
    Min(1),
    Max(most),
  );
}

/** The same, for limits that may be left out. */
function IsFurtherLimit(most: number, description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      nullable: true,
      minimum: 1,
      maximum: most,
      description,
    }),
    IsOptional(),
    IsInt(),
    Min(1),
    Max(most),
  );
}

/** How often one shopper, one natural person and one day may have it; null: no limit. */
export class LimitsBody {
  @IsLimit(MOST_PER_HOLDER)
  perUserTotal: number | null;

  @IsLimit(MOST_PER_HOLDER)
  perUserDay: number | null;

  @IsLimit(MOST_PER_HOLDER)
  perUserMonth: number | null;

  @IsFurtherLimit(MOST_PER_HOLDER, 'Per natural person: only verified persons can claim.')
  perPersonTotal?: number | null;

  @IsFurtherLimit(MOST_PER_HOLDER, 'Per natural person and day.')
  perPersonDay?: number | null;

  @IsFurtherLimit(MOST_PER_HOLDER, 'Per natural person and month.')
  perPersonMonth?: number | null;

  @IsFurtherLimit(MOST_UNITS, 'Units that all together may have on one day.')
  perDayUnits?: number | null;

  @IsOptional()
  @IsMoneyFen({
    min: 1,
    required: false,
    nullable: true,
    description: 'Fen of worst case that all together may have on one day.',
  })
  perDayValue?: string | null;
}

/** When it can be claimed and used. */
export class ValidityBody {
  @IsInstant()
  startsAt: string;

  @IsInstant()
  endsAt: string;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 3650 })
  @ValidateIf(present)
  @IsInt()
  @Min(1)
  @Max(3650)
  daysAfterClaim: number | null;
}
