import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsUserId } from '@boon/platform/http';
import { IsInstant } from '@boon/governance/http';
import type { GrantJobState } from '../domain/grant-job.js';
import type { JobSegment } from '../domain/job-segment.js';
import type { ReadGrantJobOutcome } from '../read-grant-job.js';

type ReadJob = Extract<ReadGrantJobOutcome, { ok: true }>;

/** One benefit for one user. */
export class IssueGrantBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  stockId: string;

  @IsUserId()
  userId: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 4,
    description: 'HMACs of the natural person, for stocks that count persons.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsString({ each: true })
  @Length(1, 128, { each: true })
  personKeys?: string[];
}

/** One benefit for each user of a list that follows. */
export class OpenGrantJobBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  stockId: string;

  @ApiProperty({ maxLength: 200, description: 'What the job is for.' })
  @IsString()
  @MaxLength(200)
  note: string;

  @ApiPropertyOptional({
    maxLength: 64,
    description:
      'A segment whose members are the rows: none are uploaded, and they are gathered first.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  segment?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'The moment whose clock the rule of the segment is judged by; default: now.',
  })
  @ValidateIf(({ membersAt }: OpenGrantJobBody) => membersAt !== undefined)
  @IsInstant()
  membersAt?: string;
}

/** The segment whose members are the rows of a job. */
export class JobSegmentView {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Of its rule; null: a static list.' })
  version: number | null;

  @ApiProperty({ format: 'date-time', description: 'The clock by which members were judged.' })
  at: string;

  @ApiProperty({ description: 'Users that were looked at so far.' })
  read: number;

  @ApiProperty({ description: 'Every member is a row of the job: it can be started.' })
  isComplete: boolean;
}

/** A job and how far it is. */
export class GrantJobView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ enum: ['collecting', 'running', 'done', 'cancelled'] })
  state: GrantJobState;

  @ApiProperty()
  note: string;

  @ApiProperty({ type: JobSegmentView, nullable: true, description: 'Null: rows are uploaded.' })
  segment: JobSegmentView | null;

  @ApiProperty({ description: 'Rows in all.' })
  total: number;

  @ApiProperty({ description: 'Rows whose user has the grant of this job.' })
  granted: number;

  @ApiProperty()
  refused: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { 'claim.limit-reached': 3 },
    description: 'Refused rows by code.',
  })
  refusals: Readonly<Record<string, number>>;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Over the last half minute; of a job that ended, over all its time; null: not started.',
  })
  rowsPerSecond: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Until the last row has its outcome, at that rate; null: not known.',
  })
  secondsLeft: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why some rows wait for another try.' })
  fault: string | null;

  @ApiProperty({ format: 'date-time' })
  openedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;
}

/** What was taken of an upload. */
export class GrantRowsView {
  @ApiProperty({ description: 'Rows of this upload.' })
  rows: number;

  @ApiProperty({ description: 'Rows of the job now.' })
  total: number;
}

export function grantJobView(of: ReadJob): GrantJobView {
  const { job, progress, members } = of;
  const { id, stockId, state, note } = job;
  return {
    ...{ id, stockId, state, note },
    segment: members && jobSegmentView(members),
    ...progress,
    openedAt: job.openedAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}

function jobSegmentView({ segment, read, isComplete }: JobSegment): JobSegmentView {
  const { code, version, at } = segment;
  return { code, version, at: at.toISOString(), read, isComplete };
}
