import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** What became of one line. */
export class FeedLineView {
  @ApiProperty({ description: 'Counts from 1, empty lines too.' })
  line: number;

  @ApiProperty()
  ok: boolean;

  @ApiPropertyOptional({
    enum: ['line.malformed', 'field.missing', 'field.invalid', 'field.unknown', 'order.differs'],
  })
  code?: string;

  @ApiPropertyOptional({ description: 'The field at fault; empty for the line as a whole.' })
  field?: string;
}

/** What became of a body. */
export class FeedReportView {
  @ApiProperty()
  accepted: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({ type: [FeedLineView] })
  results: readonly FeedLineView[];
}
