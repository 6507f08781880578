import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** What a text may be that names something of the shop: no control characters, no halves of characters. */
export const NAME = /^\P{C}{1,64}$/u;

/** The shop's name of an order, a line or a product: 1-64 characters that any store can keep. */
export function IsName(description = ''): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(64),
    Matches(NAME),
    ApiProperty({ type: 'string', minLength: 1, maxLength: 64, description }),
  );
}
