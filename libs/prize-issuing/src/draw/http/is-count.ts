import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

/** A whole number from 1 to `most`, or null for no limit. */
export function IsCount(most: number, description = 'Null: no limit.'): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_: object, value: unknown) => value !== null),
    IsInt(),
    Min(1),
    Max(most),
    ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: most, description }),
  );
}
