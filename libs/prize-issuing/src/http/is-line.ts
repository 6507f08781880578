import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** One line of text without control characters. */
export function IsLine(maxLength: number, description = ''): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(maxLength),
    Matches(/^\P{C}+$/u),
    ApiProperty({ type: 'string', minLength: 1, maxLength, description }),
  );
}
