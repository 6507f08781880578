import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BilingualBody, GovernedView } from '@boon/governance/http';
import { IsMoneyFen, IsSlug } from '@boon/platform/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Arm } from '../../assignment/assignment.js';
import type { Goal, SchemeContent } from '../domain/scheme.js';

/** CNY 10 billion: beyond it a number was mistyped. */
const MOST_BUDGET = 1_000_000_000_000n;

const GOALS: readonly Goal[] = ['acquire', 'convert', 'retain', 'reactivate'];

class ArmBody implements Arm {
  @ApiProperty({ minLength: 1, maxLength: 40 })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  name: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_000 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  basisPoints: number;

  @ApiProperty({ description: 'True: its people are not shown the scheme.' })
  @IsBoolean()
  isControl: boolean;
}

/** The content of a scheme. */
export class SchemeBody implements SchemeContent {
  @ApiProperty({ type: BilingualBody })
  @ValidateNested()
  @Type(() => BilingualBody)
  @IsObject()
  name: BilingualBody;

  @ApiProperty({ enum: GOALS })
  @IsIn(GOALS)
  goal: Goal;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'A rule condition over the shopper; null: everyone.',
    example: { op: 'in', attribute: 'user.stage', values: ['new'] },
  })
  @ValidateIf((body: SchemeBody) => body.audience !== null)
  @IsObject()
  audience: Record<string, unknown> | null;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  stockIds: string[];

  @IsOptional()
  @IsMoneyFen({
    min: 1,
    max: MOST_BUDGET,
    required: false,
    nullable: true,
    description: 'Fen that all grants of the scheme may cost, whatever their stocks allow.',
  })
  budget?: string | null;

  @ApiPropertyOptional({ type: [ArmBody], maxItems: 5, description: 'An experiment.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => ArmBody)
  arms?: ArmBody[];
}

/** A new scheme. */
export class NewSchemeBody extends SchemeBody {
  @IsSlug()
  code: string;
}

/** Other content for a draft. */
export class EditSchemeBody extends SchemeBody {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

/** A scheme as the API shows it. */
export class SchemeView extends GovernedView {
  @ApiProperty({ type: BilingualBody })
  name: BilingualBody;

  @ApiProperty({ enum: GOALS })
  goal: Goal;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  audience: Record<string, unknown> | null;

  @ApiProperty({ type: [String] })
  stockIds: string[];

  @ApiProperty({ type: 'string', nullable: true, required: false })
  budget?: string | null;
}
