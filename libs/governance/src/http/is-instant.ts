import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, Validate, ValidatorConstraint } from 'class-validator';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

@ValidatorConstraint({ name: 'instant' })
class RealInstant {
  validate(value: unknown): boolean {
    return typeof value === 'string' && Number.isFinite(Date.parse(value));
  }

  defaultMessage(): string {
    return 'is no instant of the calendar';
  }
}

/** A moment in time with its offset: `2026-11-11T00:00:00+08:00` or `...Z`. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Matches(WITH_OFFSET),
    Validate(RealInstant),
    ApiProperty({ format: 'date-time', example: '2026-11-11T00:00:00+08:00' }),
  );
}
