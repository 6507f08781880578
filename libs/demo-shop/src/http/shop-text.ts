import { ApiProperty } from '@nestjs/swagger';

/** A text in both languages of the shop. */
export class ShopText {
  @ApiProperty({ example: '补水面膜' })
  zh: string;

  @ApiProperty({ example: 'Hydrating mask' })
  en: string;
}
