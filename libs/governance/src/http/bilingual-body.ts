import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** A text in both languages, 1 to 200 characters each. */
export class BilingualBody {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '满300减50' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  zh: string;

  @ApiProperty({ minLength: 1, maxLength: 200, example: '50 off 300' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  en: string;
}
