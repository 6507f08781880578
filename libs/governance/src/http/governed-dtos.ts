import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LifecycleState } from '@boon/contracts';
import { PageQuery } from '@boon/platform/http';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Verdict } from '../object/governed-objects.js';

const STATES: readonly LifecycleState[] = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'running',
  'paused',
  'ended',
  'archived',
];

/** A person's verdict on a submitted object. */
export class VerdictBody implements Verdict {
  @ApiProperty({ enum: ['approve', 'reject'] })
  @IsIn(['approve', 'reject'])
  verdict: 'approve' | 'reject';

  @ApiProperty({ description: 'The `contentHash` of what was looked at.' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;

  @ApiPropertyOptional({ type: 'string', nullable: true, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  comment: string | null = null;
}

/** Filters of a list of governed objects. */
export class GovernedQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: LifecycleState;

  @ApiPropertyOptional({ maxLength: 80 })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  code?: string;
}

/** What one person said of a submitted object. */
export class VoteView {
  @ApiPropertyOptional({ description: 'Not told outside the platform.' })
  approver?: string;

  @ApiProperty({ enum: ['approve', 'reject'] })
  verdict: string;

  @ApiProperty({ type: 'string', nullable: true })
  comment: string | null;

  @ApiProperty({ format: 'date-time' })
  votedAt: string;
}

/** How far the review of an object has come. */
export class ReviewView {
  @ApiProperty({ enum: ['open', 'approved', 'rejected'] })
  status: string;

  @ApiProperty({ type: 'integer', description: 'How many distinct people must approve.' })
  required: number;

  @ApiProperty({ type: 'integer' })
  given: number;

  @ApiProperty({ type: VoteView, isArray: true })
  votes: readonly VoteView[];
}

/** What every governed object shows beside its content, whose fields stand beside these. */
export class GovernedView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: STATES })
  state: LifecycleState;

  @ApiProperty({ description: 'SHA-256 of the content; an approval names it.' })
  contentHash: string;

  @ApiProperty({ type: [String] })
  authors: readonly string[];

  @ApiProperty({ type: ReviewView, nullable: true })
  approval: ReviewView | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}
