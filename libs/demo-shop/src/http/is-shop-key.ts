import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** What a text may be that names something of the shop: no control characters, no halves of characters. */
export const SHOP_KEY = /^\P{C}{1,64}$/u;

/** A SKU, a line or a device: 1-64 characters. */
export function IsShopKey(shown: { description?: string; required?: boolean } = {}) {
  const { description = '', required = true } = shown;
  return applyDecorators(
    IsString(),
    MinLength(1),
    MaxLength(64),
    Matches(SHOP_KEY),
    ApiProperty({ type: 'string', minLength: 1, maxLength: 64, description, required }),
  );
}
