import { ApiProperty } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import type { CodeBatch } from '../domain/code-book.js';

const MOST_CODES = 5_000_000;
const KINDS = ['unique', 'public'] as const;

/** What was typed; blanks, hyphens and case do not matter. */
export class CodeClaimBody {
  @ApiProperty({ example: '7KQ2-M9ZT-4HCX-B0RA', maxLength: 64 })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  code: string;
}

/** So many unique codes, or one public code. */
export class OpenCodeBatchBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  stockId: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: CodeBatch['kind'];

  @ApiProperty({ required: false, maximum: MOST_CODES, description: 'Of unique codes: how many.' })
  @ValidateIf(({ kind }: OpenCodeBatchBody) => kind !== 'public')
  @IsInt()
  @Min(1)
  @Max(MOST_CODES)
  size?: number;

  @ApiProperty({ required: false, example: 'DOUBLE11', description: 'Of a public code: the code.' })
  @ValidateIf(({ kind }: OpenCodeBatchBody) => kind === 'public')
  @IsString()
  @MaxLength(64)
  code?: string;

  @ApiProperty({ maxLength: 200, description: 'What the codes are for.' })
  @IsString()
  @MaxLength(200)
  note: string;
}

/** Codes of a stock. */
export class CodeBatchView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ enum: KINDS })
  kind: CodeBatch['kind'];

  @ApiProperty()
  size: number;

  @ApiProperty({ description: 'How many can be used by now.' })
  made: number;

  @ApiProperty()
  note: string;

  @ApiProperty({ format: 'date-time' })
  openedAt: string;
}

export function codeBatchView(batch: CodeBatch): CodeBatchView {
  const { id, stockId, kind, size, made, note, openedAt } = batch;
  return { id, stockId, kind, size, made, note, openedAt: openedAt.toISOString() };
}
