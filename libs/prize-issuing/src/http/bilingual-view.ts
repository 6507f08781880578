import { ApiProperty } from '@nestjs/swagger';

/** A text in both languages. */
export class BilingualView {
  @ApiProperty({ example: '满300减50' })
  zh: string;

  @ApiProperty({ example: '50 off 300' })
  en: string;
}
