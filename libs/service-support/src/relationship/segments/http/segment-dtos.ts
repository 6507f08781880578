import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Segment } from '../domain/segment.js';

class SegmentName {
  @ApiProperty({ minLength: 1, maxLength: 80 })
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  zh: string;

  @ApiProperty({ minLength: 1, maxLength: 80 })
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  en: string;
}

/** The rule of a segment. */
export class SegmentBody {
  @ApiProperty({ type: SegmentName })
  @ValidateNested()
  @Type(() => SegmentName)
  @IsObject()
  name: SegmentName;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'A rule condition over the shopper; `user.segments` are those of static lists.',
    example: { op: 'intersects', attribute: 'user.viewedCategories', values: ['beauty/skincare'] },
  })
  @IsObject()
  condition: Record<string, unknown>;
}

/** A segment that a rule decides. */
export class SegmentView {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: SegmentName })
  name: SegmentName;

  @ApiProperty({ type: 'object', additionalProperties: true })
  condition: Record<string, unknown>;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty()
  by: string;

  @ApiProperty({ format: 'date-time' })
  changedAt: string;
}

/** A segment on the wire. */
export function segmentView({ changedAt, condition, name, ...segment }: Segment): SegmentView {
  return {
    ...segment,
    name: { ...name },
    condition: { ...condition },
    changedAt: changedAt.toISOString(),
  };
}
