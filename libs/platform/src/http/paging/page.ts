import type { Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

import { cursorOf, type Position } from './cursor.js';

const DEFAULT_LIMIT = 50;
const MOST = 200;

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The query of a paged list: `?limit=1..200&cursor=`. Extend it with filters. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST, default: DEFAULT_LIMIT })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => wholeNumber(value))
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit: number = DEFAULT_LIMIT;

  @ApiPropertyOptional({ description: 'The `nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1_024)
  cursor?: string;
}

/** A page out of up to `limit + 1` rows: the row too many only tells that there is a next page. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  positionOfRow: (row: Row) => Position,
  shown: (row: Row) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: kept.map(shown), nextCursor: more ? cursorOf(positionOfRow(last)) : null };
}

/** The class of a page of `Item`s, for the API document. */
export function PageOf<T>(Item: Type<T>): Type<Page<T>> {
  class PageDocument implements Page<T> {
    @ApiProperty({ type: [Item] })
    items: T[];

    @ApiProperty({ type: 'string', nullable: true })
    nextCursor: string | null;
  }
  Object.defineProperty(PageDocument, 'name', { value: `${Item.name}Page` });
  return PageDocument;
}

function wholeNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}
