import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { StrategyField, StrategyStep, TermsStrategy } from '@boon/benefit-terms/offering';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST = 1_000_000_000_000;

function IsWhole(description: string): PropertyDecorator {
  return (target, property) => {
    ApiPropertyOptional({ type: 'integer', minimum: 0, description })(target, property);
    for (const rule of [IsOptional(), IsInt(), Min(0), Max(MOST)]) rule(target, property);
  };
}

function IsBound(): PropertyDecorator {
  return (target, property) => {
    ApiPropertyOptional({ type: BoundBody })(target, property);
    for (const rule of [IsOptional(), IsObject(), ValidateNested()]) rule(target, property);
    Type(() => BoundBody)(target, property);
  };
}

class BoundBody {
  @ApiProperty({ type: 'integer', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(MOST)
  min: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(MOST)
  max: number;
}

class SetBody implements Partial<Record<StrategyField, number>> {
  @IsWhole('Fen.')
  amount?: number;

  @IsWhole('Fen.')
  threshold?: number;

  @IsWhole('Basis points.')
  percent?: number;

  @IsWhole('Fen.')
  cap?: number;
}

class BoundsBody implements Partial<Record<StrategyField, BoundBody>> {
  @IsBound()
  amount?: BoundBody;

  @IsBound()
  threshold?: BoundBody;

  @IsBound()
  percent?: BoundBody;

  @IsBound()
  cap?: BoundBody;
}

class StepBody implements StrategyStep {
  @ApiProperty({ maxLength: 90, example: 'profile.spend30d', description: 'A number of the user.' })
  @IsString()
  @MaxLength(90)
  feature: string;

  @ApiProperty()
  @IsNumber()
  atLeast: number;

  @ApiProperty({ type: SetBody })
  @ValidateNested()
  @Type(() => SetBody)
  @IsObject()
  set: SetBody;
}

/** How terms are worked out for each user: the first step that holds counts, never beyond the bounds. */
export class StrategyBody implements TermsStrategy {
  @ApiProperty({ type: [StepBody], minItems: 1, maxItems: 50 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => StepBody)
  steps: StepBody[];

  @ApiProperty({ type: BoundsBody })
  @ValidateNested()
  @Type(() => BoundsBody)
  @IsObject()
  bounds: BoundsBody;
}
