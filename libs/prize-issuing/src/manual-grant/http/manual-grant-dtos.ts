import { ApiProperty } from '@nestjs/swagger';
import { GovernedView } from '@boon/governance/http';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';

const MOST_USERS = 1_000;
const USER_ID = /^[^\p{C}\p{Z}]{1,64}$/u;

/** Users whom an operator gives one benefit each. */
export class GrantByHandBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  stockId: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_USERS, example: ['u-1001'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_USERS)
  @IsString({ each: true })
  @Matches(USER_ID, { each: true })
  userIds: string[];

  @ApiProperty({ minLength: 1, maxLength: 200, description: 'Why they get it.' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  reason: string;
}

/** What became of a grant by hand. */
export class GrantByHandView {
  @ApiProperty({ enum: ['granting', 'in-review'] })
  state: 'granting' | 'in-review';

  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: 'string',
    description: 'Of what is granting.',
  })
  jobId: string | null;

  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: 'string',
    description: 'Of what is in review.',
  })
  manualGrantId: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'What approvers vote on.' })
  contentHash: string | null;

  @ApiProperty({ type: 'integer', description: 'How many other people must approve.' })
  required: number;
}

/** A grant by hand under review, or granted once it was published. */
export class ManualGrantView extends GovernedView {
  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty({ type: 'integer', description: 'Of the stock: its terms are granted.' })
  stockVersion: number;

  @ApiProperty({ type: [String] })
  userIds: readonly string[];

  @ApiProperty()
  reason: string;

  @ApiProperty({ description: 'What all of them may cost, in fen.' })
  total: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'Once it was published.' })
  jobId?: string;
}
